-- A session in Neovim: type a fault, read the finding, repair it, go to a definition, rename a step, format. Prints "done" at the end.
local function fail(text)
  io.stderr:write('FAIL: ' .. text .. '\n')
  vim.cmd('cquit')
end
local function wait(what, ready)
  if not vim.wait(20000, ready, 20) then fail('no ' .. what) end
end
local function has(rule)
  for _, d in ipairs(vim.diagnostic.get(0)) do
    if d.code == rule then return d end
  end
end
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 20000) or {}) do
    if answer.error then fail(method .. ': ' .. answer.error.message) end
    return answer.result
  end
  fail('no answer to ' .. method)
end
local function to(phrase)
  vim.fn.cursor(1, 1)
  if vim.fn.search('\\V' .. phrase, 'c') == 0 then fail('no ' .. phrase) end
end
local function encoding() return vim.lsp.get_client_by_id(vim.lsp.get_active_clients()[1].id).offset_encoding end

vim.cmd('filetype on')
vim.cmd('edit accept.en.md')
wait('client', function() return #vim.lsp.get_active_clients() > 0 and vim.lsp.get_active_clients()[1].initialized end)

to('Thank the customer')
vim.cmd('normal! CThe cashier thanked the customer.')
wait('finding', function() return has('past-tense') end)

local params = vim.lsp.util.make_range_params()
local at = { line = has('past-tense').lnum, character = has('past-tense').col }
params.range = { start = at, ['end'] = at }
params.context = { diagnostics = {} }
vim.lsp.util.apply_workspace_edit(ask('textDocument/codeAction', params)[1].edit, encoding())
wait('end of the finding', function() return not has('past-tense') end)

to('refund.en.md#sign')
vim.cmd('normal! f#l')
local found = ask('textDocument/definition', vim.lsp.util.make_position_params())
if not found.uri:match('refund.en.md$') then fail('definition: ' .. vim.inspect(found)) end

params = vim.lsp.util.make_position_params()
params.newName = 'signed'
vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', params), encoding())
to('refund.en.md#signed')

vim.cmd('edit refund.bn.md')
to('{#signed}')
vim.cmd('edit accept.en.md')

to('2. ')
vim.cmd('normal! cf.5.')
wait('finding', function() return has('step-numbering') end)
vim.lsp.util.apply_text_edits(ask('textDocument/formatting', vim.lsp.util.make_formatting_params()), 0, encoding())
to('2. ')
wait('end of the finding', function() return not has('step-numbering') end)
io.stdout:write('done\n')
vim.cmd('qall!')
