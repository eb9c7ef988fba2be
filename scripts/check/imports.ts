/** What a source file imports, read by the TypeScript compiler. */
import path from 'node:path'
import ts from 'typescript'
import type { SourceFile } from './source-files.ts'

export interface Import {
  readonly from: string
  /** A path of the repository, or the name of a package or of a part of Node. */
  readonly to: string
  readonly kind: 'type' | 'value'
}

/** The imports of every form: static, re-export, `import()` and `import('…').Type`. */
export const importsOf = ({ path: from, text }: SourceFile): readonly Import[] => {
  const imports: Import[] = []
  const add = (specifier: ts.Node | undefined, kind: Import['kind']): void => {
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return
    const { text: name } = specifier
    const to = name.startsWith('.') ? path.posix.join(path.posix.dirname(from), name) : name
    imports.push({ from, to, kind })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isOfTypes(node.importClause) ? 'type' : 'value')
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value')
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], 'value')
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, 'type')
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(from, text, ts.ScriptTarget.Latest))
  return imports
}

/** `import type …`, or braces that hold nothing but types. */
const isOfTypes = (clause: ts.ImportClause | undefined): boolean => {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = clause
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.length > 0 && namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
}
