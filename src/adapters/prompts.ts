/** Questions by clack; only for a terminal, where it is loaded with the first question. */
import type { Prompts } from '../ports/prompts.ts'

export const makePrompts = (): Prompts => {
  const clack = () => import('@clack/prompts')
  return {
    open: (title) => {
      process.stdout.write(`${title}\n\n`)
    },
    text: async ({ message, initial, problem }) => {
      const { text, isCancel } = await clack()
      const answer = await text({
        message,
        initialValue: initial,
        validate: (value) => problem(value ?? '') ?? undefined,
      })
      return isCancel(answer) ? null : answer
    },
    one: async ({ message, choices, initial }) => {
      const { select, isCancel } = await clack()
      const answer = await select({ message, options: choices.map(optionOf), initialValue: initial })
      return isCancel(answer) ? null : answer
    },
    several: async ({ message, choices, initial }) => {
      const { multiselect, isCancel } = await clack()
      const given = { message, options: choices.map(optionOf), initialValues: [...initial], required: false }
      const answer = await multiselect(given)
      return isCancel(answer) ? null : answer
    },
  }
}

const optionOf = ({ value, hint }: { readonly value: string; readonly hint: string }) => ({ value, label: value, hint })
