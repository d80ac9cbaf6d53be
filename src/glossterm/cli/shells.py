"""The completion scripts that ``glossterm completion`` prints."""

from ..errors import OK, UsageError
from .streams import Streams

BASH = r"""# bash completion for glossterm: eval "$(glossterm completion bash)"
_glossterm() {
  local line=${COMP_LINE:0:COMP_POINT} candidate
  COMPREPLY=()
  while IFS= read -r candidate; do
    if [[ $candidate == :files ]]; then
      compopt -o default
    else
      COMPREPLY+=("$candidate")
    fi
  done < <("${COMP_WORDS[0]/#\~/$HOME}" __complete bash "$line" 2>/dev/null)
}
complete -F _glossterm glossterm
"""

ZSH = r"""#compdef glossterm
# zsh completion for glossterm: eval "$(glossterm completion zsh)", after compinit
_glossterm() {
  local -a lines names shown
  local line name meaning
  local current=${(Q)PREFIX}
  lines=("${(@f)$(${~words[1]} __complete zsh "${(@Q)words[2,CURRENT-1]}" "$current" 2>/dev/null)}")
  for line in $lines; do
    [[ -n $line ]] || continue
    if [[ $line == :files ]]; then
      _files
      return
    fi
    name=${line%%$'\t'*}
    meaning=${line#*$'\t'}
    names+=("$name")
    if [[ $meaning == $line ]]; then
      shown+=("$name")
    else
      shown+=("${${:-$name  -- $meaning}[1,COLUMNS-1]}")
    fi
  done
  (( $#names )) && compadd -l -d shown -a names
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _glossterm "$@"
else
  compdef _glossterm glossterm
fi
"""

FISH = r"""# fish completion for glossterm: glossterm completion fish | source
function __glossterm_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  set -l plain (string unescape -- $current 2>/dev/null)
  or set plain (string replace -r '^["\']' '' -- $current)
  set -l found (command $words[1] __complete fish $words[2..-1] "$plain" 2>/dev/null)
  if test "$found[1]" = ':files'
    __fish_complete_path "$plain"
  else
    printf '%s\n' $found
  end
end
complete -c glossterm -f -a '(__glossterm_complete)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def print_script(shell: str, streams: Streams) -> int:
    """Print the completion script of a shell."""
    if shell not in SCRIPTS:
        known = ", ".join(SCRIPTS)
        raise UsageError(
            f"there is no completion for “{shell}”" if shell else "which shell?",
            f'use {known}, as in: eval "$(glossterm completion bash)"',
        )
    streams.write(SCRIPTS[shell])
    return OK
