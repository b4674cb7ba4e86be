import { BriefError } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';

/** The shells that there is a script for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/** What a script asks the program, in the form of its shell: yargs tells zsh what a word means, and finds by these which it is. */
const ask = (shell: Shell): string => `SHELL=${shell} ZSH_NAME= briefpress --get-yargs-completions`;

const scripts: Readonly<Record<Shell, string>> = {
  bash: `# briefpress completion bash >> ~/.bashrc
_briefpress() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(${ask('bash')} "\${COMP_WORDS[@]}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o bashdefault -o default -F _briefpress briefpress`,
  zsh: `#compdef briefpress
# briefpress completion zsh >> ~/.zshrc, below compinit; or into a file _briefpress of a folder of $fpath
_briefpress() {
  local -a found
  found=("\${(@f)$(${ask('zsh')} "\${words[@]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then _describe briefpress found; else _default; fi
}
if [[ "\${zsh_eval_context[-1]}" == loadautofunc ]]; then _briefpress "$@"; else compdef _briefpress briefpress; fi`,
  fish: `# briefpress completion fish > ~/.config/fish/completions/briefpress.fish
function __briefpress
  set -l words (commandline -opc) (commandline -ct)
  env ${ask('fish')} $words 2>/dev/null
end
complete -c briefpress -a '(__briefpress)'`,
};

/**
 * The script of a shell; without its name that of the environment's, else of bash.
 * @throws BriefError usage, for another shell.
 */
export function completionScript(named: string | undefined, login = ''): string {
  const shell =
    named === undefined ? shells.find((one) => login.endsWith(`/${one}`)) : shells.find((one) => one === named);
  if (named !== undefined && shell === undefined)
    throw new BriefError('usage', `no completion for the shell "${named}"${didYouMean(named, shells)}`, {
      hint: `shells: ${shells.join(', ')}`,
    });
  return scripts[shell ?? 'bash'];
}
