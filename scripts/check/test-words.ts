/** A test file without the texts that it expects or feeds, which are often quotes of other programs. */
import ts from 'typescript'
import type { SourceFile } from './source-files.ts'

/** The same file, at the same lines, with its comments, code and the titles of its tests, and with blanks for every other text. */
export const withoutQuotes = ({ path, text }: SourceFile): SourceFile => {
  let words = text
  const blank = (node: ts.Node): void => {
    const [start, end] = [node.getStart(source), node.getEnd()]
    words = words.slice(0, start) + words.slice(start, end).replace(/\S/gu, ' ') + words.slice(end)
  }
  const visit = (node: ts.Node): void => {
    if (isText(node)) blank(node)
    else ts.forEachChild(node, (child) => (isTitle(child) ? undefined : visit(child)))
  }
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  visit(source)
  return { path, text: words }
}

const isText = (node: ts.Node): boolean =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node) ||
  ts.isRegularExpressionLiteral(node)

/** The first argument of `test(…)`, `describe(…)`, or `test.each(…)(…)`. */
const isTitle = (node: ts.Node): boolean =>
  ts.isCallExpression(node.parent) && node.parent.arguments[0] === node && isOfTests(node.parent.expression)

const isOfTests = (called: ts.Expression): boolean => {
  if (ts.isIdentifier(called)) return called.text === 'test' || called.text === 'describe'
  return ts.isCallExpression(called) && ts.isPropertyAccessExpression(called.expression)
    ? isOfTests(called.expression.expression)
    : false
}
