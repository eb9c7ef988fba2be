/** A `run:` that builds and pushes an image, as the settings of the build. Every other command is left to people. Pure. */
import { looksSecret } from '../../domain/lint/looks-secret.ts'
import { commandsOf, withVariables, type Command } from './shell-script.ts'
import {
  fact,
  filledIn,
  gone,
  isLiteral,
  joined,
  left,
  ofImage,
  type FactName,
  type Scope,
  type Translation,
} from './translation.ts'

/** @param line of the first line of the script */
export const translateScript = (script: string, line: number, scope: Scope): Translation => {
  const variables = new Map(scope)
  return oneSetting(
    joined(
      commandsOf(script).map((command) => {
        const at = line + command.offset
        const [, variable, value] = /^(?:export\s+)?(\w{1,100})=(.*)$/u.exec(command.words.join(' ')) ?? []
        if (variable === undefined || value === undefined || !command.isSimple)
          return translateCommand(command, at, variables)
        const filled = withVariables(value, variables)
        if (looksSecret({ name: variable, value: filled }) === null) variables.set(variable, filled)
        return gone(command.text, at)
      }),
    ),
  )
}

const OTHER = 'is another command: keep it in a job of its own, or in the Dockerfile'

const translateCommand = (command: Command, line: number, variables: Scope): Translation => {
  const words = command.words.map((word) => filledIn(withVariables(word, variables), variables))
  const text = command.words.join(' ')
  if (/^aws ecr get-login-password\b[^|]*\| ?docker login\b[^|]*$/u.test(text)) return loginOf(words, line, text)
  if (/^echo \S+ ?>> ?\$\{?GITHUB_OUTPUT\}?$/u.test(text)) return gone(text, line)
  if (!command.isSimple) return left(text, line, OTHER)
  if (/^set [-+][a-z]+( pipefail)?$/u.test(text)) return gone(text, line)
  const [, verb] = /^docker (?:buildx |image )?(build|push|tag)\b/u.exec(text) ?? []
  if (verb === undefined) return left(text, line, OTHER)
  const given = words.slice(words.indexOf(verb) + 1)
  if (verb === 'build') return translateBuild(given, line)
  return joined([gone(text, line), ...(given.length === 0 ? [] : [imageIn(given.at(-1) ?? '', line)])])
}

/** The name of a local image says nothing. */
const imageIn = (image: string, line: number): Translation =>
  /^(?:[a-z0-9._-]+)(?::\S*)?$/u.test(image) ? gone(image, line) : ofImage(image, line)

const loginOf = (words: readonly string[], line: number, text: string): Translation => {
  const region = words[words.indexOf('--region') + 1] ?? ''
  const known = words.includes('--region') && isLiteral(region) && !region.includes('$')
  return joined([gone(text, line), ...(known ? [fact('region', region, line)] : [])])
}

type FlagRule = FactName | 'image' | 'gone'

const WITH_VALUE: Readonly<Record<string, FlagRule>> = {
  ...{ '-t': 'image', '--tag': 'image', '-f': 'file', '--file': 'file', '--target': 'target' },
  ...{ '--build-arg': 'build-args', '--platform': 'platforms', '--label': 'labels', '--progress': 'gone' },
  ...{ '--cache-from': 'cache-from', '--cache-to': 'cache-to', '--output': 'gone', '-o': 'gone' },
}

const SWITCHES: Readonly<Record<string, FlagRule>> = {
  ...{
    '--pull': 'pull',
    '--no-cache': 'no-cache',
    '--push': 'gone',
    '--load': 'gone',
    '-q': 'gone',
    '--quiet': 'gone',
  },
}

const translateBuild = (words: readonly string[], line: number): Translation => {
  const found: Translation[] = []
  for (let index = 0; index < words.length; index += 1) {
    const { translation, taken } = translateWord(words, index, line)
    found.push(translation)
    index += taken
  }
  return joined(found)
}

/** An option, with its value where it has one, or the context. */
const translateWord = (
  words: readonly string[],
  index: number,
  line: number,
): { readonly translation: Translation; readonly taken: 0 | 1 } => {
  const word = words[index] ?? ''
  const [, flag = '', attached] = /^(--?[\w-]+)(?:=(.*))?$/su.exec(word) ?? []
  const ofValue = new Map(Object.entries(WITH_VALUE)).get(flag)
  if (ofValue !== undefined) {
    const value = attached ?? words[index + 1] ?? ''
    return { translation: ofFlag(ofValue, { flag, value, line }), taken: attached === undefined ? 1 : 0 }
  }
  const ofSwitch = new Map(Object.entries(SWITCHES)).get(flag)
  if (ofSwitch === undefined) return { translation: ofPlace(word, flag, line), taken: 0 }
  return { translation: ofFlag(ofSwitch, { flag, value: attached ?? 'true', line }), taken: 0 }
}

/** The context, or an unknown flag. */
const ofPlace = (word: string, flag: string, line: number): Translation => {
  if (flag !== '')
    return left(word, line, 'is an option of the build; docs/settings.md of ship-to-ecs has those that can be set')
  return ofFlag('context', { flag: 'the build context', value: word, line })
}

interface Given {
  readonly flag: string
  readonly value: string
  readonly line: number
}

const ofFlag = (rule: FlagRule, { flag, value, line }: Given): Translation => {
  if (rule === 'gone') return gone(flag, line)
  if (rule === 'image') return imageIn(value, line)
  if (isLiteral(value) && !/\$\{?\w/u.test(value)) return fact(rule, value, line)
  return left(`${flag} ${value}`, line, 'has a value that only the run knows; write it into ship-to-ecs.yaml')
}

/** Settings that can be given several times are one list. */
const oneSetting = (translation: Translation): Translation => {
  const lists = ['build-args', 'labels', 'platforms', 'cache-from', 'cache-to']
  const single = translation.facts.filter(({ name }) => !lists.includes(name))
  const merged = lists.flatMap((wanted) => {
    const facts = translation.facts.filter(({ name }) => name === wanted)
    const [first] = facts
    return first === undefined ? [] : [{ ...first, value: facts.map(({ value }) => value).join('\n') }]
  })
  return { ...translation, facts: [...single, ...merged] }
}
