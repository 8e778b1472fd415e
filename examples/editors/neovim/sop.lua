-- Neovim 0.7 and later: save as ~/.config/nvim/plugin/sop.lua. The program `sop` must be on the PATH.
local clients = {} -- by folder of the manual, before Neovim 0.8

local function attach(buffer)
  local dir = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':p:h')
  local config = vim.fn.findfile('sop.yaml', vim.fn.fnameescape(dir) .. ';')
  if config == '' then
    return -- this file belongs to no manual
  end
  local root = vim.fn.fnamemodify(config, ':p:h')
  local options = { name = 'sop', cmd = { 'sop', 'lsp' }, root_dir = root }
  if vim.lsp.start then
    vim.lsp.start(options, { bufnr = buffer })
    return
  end
  clients[root] = clients[root] or vim.lsp.start_client(options)
  vim.lsp.buf_attach_client(buffer, clients[root])
end

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'markdown', 'yaml' },
  callback = function(event) attach(event.buf) end,
})

if vim.lsp.inlay_hint then -- numbers of steps behind links, Neovim 0.10 and later
  vim.api.nvim_create_autocmd('LspAttach', {
    callback = function(event)
      if vim.lsp.get_client_by_id(event.data.client_id).name == 'sop' then
        vim.lsp.inlay_hint.enable(true, { bufnr = event.buf })
      end
    end,
  })
end
