/**
 * The parentheses around the functions that hold the modules of a bundle, which minifying drops. V8 compiles a function in
 * parentheses at once (https://v8.dev/blog/preparser#pife); without them it parses each module twice before the first line runs.
 */
import { parse, print, type KeyValueProperty, type ModuleItem, type ObjectExpression } from '@swc/core'

/** The minified script with each of its modules in parentheses. @throws Error when it has none: then its form is another one */
export const withEagerModules = async (script: string): Promise<string> => {
  const program = await parse(script, { syntax: 'ecmascript', target: 'es2023' })
  const modules = program.body.flatMap(modulesOf)
  if (modules.length === 0) throw new Error('the bundler has written a script in which no modules are found')
  for (const property of modules) {
    property.value = { type: 'ParenthesisExpression', span: NO_SPAN, expression: property.value }
  }
  const { code } = await print(program, { minify: true, jsc: { target: 'es2023' } })
  return code
}

const NO_SPAN = { start: 0, end: 0, ctxt: 0 }

/** The bundler keeps modules in a constant: `{ 6457: (module, exports, require) => {…}, … }`. */
const modulesOf = (item: ModuleItem): readonly KeyValueProperty[] => {
  const declaration = item.type === 'ExportDeclaration' ? item.declaration : item
  if (declaration.type !== 'VariableDeclaration') return []
  return declaration.declarations.flatMap(({ init }) => (init?.type === 'ObjectExpression' ? numbered(init) : []))
}

const numbered = ({ properties }: ObjectExpression): readonly KeyValueProperty[] =>
  properties
    .filter((property) => property.type === 'KeyValueProperty')
    .filter(({ key, value }) => key.type === 'NumericLiteral' && value.type === 'ArrowFunctionExpression')
