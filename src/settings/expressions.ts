/** Expressions of GitHub Actions in the settings file, where nothing evaluates them: a tag or a name would be made of their text. */
import { quoted } from '../domain/bounds.ts'
import { fieldOf, type SettingName } from './declaration.ts'
import type { Problem } from './problems.ts'
import type { Tree } from './yaml-tree.ts'

const EXPRESSION = /\$\{\{[^}]{0,200}\}\}/

/** A problem for each text of a setting's value that has an expression. */
export const expressionProblems = (name: SettingName, value: Tree): readonly Problem[] => {
  const instead = fieldOf(name).place === 'file' ? '' : `, or set the input \`${name}\` in the workflow`
  return textsOf(value).flatMap(({ at, text }) => {
    const expression = EXPRESSION.exec(text)?.[0]
    if (expression === undefined) return []
    return [
      { at, text: `\`${name}\`: nothing evaluates ${quoted(expression)} in this file; write the value${instead}` },
    ]
  })
}

type TextTree = Extract<Tree, { kind: 'text' }>

/** The tree is as deep as a settings file may be. */
const textsOf = (tree: Tree): readonly TextTree[] => {
  switch (tree.kind) {
    case 'text':
      return [tree]
    case 'list':
      return tree.items.flatMap(textsOf)
    case 'map':
      return tree.entries.flatMap(({ value }) => textsOf(value))
  }
}
