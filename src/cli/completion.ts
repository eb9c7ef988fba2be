/** The completion of a shell. */
import tab from '@bomb.sh/tab/commander'
import type { Command } from 'commander'

const COMPLETION = 'completion'

/** Adds `completion`, which prints it. */
export const addCompletion = (program: Command): void => {
  tab(program, { completionCommandName: COMPLETION })
  program.commands
    .find((command) => command.name() === COMPLETION)
    ?.hook('preAction', (_, { args: [shell] }) => {
      if (shell === 'bash') process.stdout.write(WITHOUT_PACKAGE)
    })
}

/** What the script takes from the package bash-completion (bash-completion 2, `_get_comp_words_by_ref`), and from bash 4, which macOS lacks. */
const WITHOUT_PACKAGE = `if ! declare -F _get_comp_words_by_ref >/dev/null; then
  _get_comp_words_by_ref() {
    words=("\${COMP_WORDS[@]}")
    cword=$COMP_CWORD
    cur=\${words[cword]}
    prev=\${words[cword - 1]}
  }
fi
type compopt >/dev/null 2>&1 || compopt() { :; }
`
