// VS Code: starts `sop lsp` for every folder with a sop.yaml.
//
//   npm install && npx @vscode/vsce package --allow-missing-repository && code --install-extension sop-0.1.0.vsix
const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = () => {
  const command = workspace.getConfiguration('sop').get('path');
  client = new LanguageClient(
    'sop',
    'sop',
    { command, args: ['lsp'] },
    {
      documentSelector: [
        { scheme: 'file', language: 'markdown' },
        { scheme: 'file', pattern: '**/*.{yaml,yml,tsv}' },
      ],
    },
  );
  return client.start();
};

exports.deactivate = () => client && client.stop();
