/** Which files of an image Trivy needs its index of Java packages for (pkg/fanal/analyzer/language/java/jar). */

const ARCHIVE = /(?:^|\/)(?!\.wh\.)[^/]*\.(?:jar|war|ear|par)$/i

/** Whether a file of a layer is a Java archive. One that an upper layer removes counts: Trivy reads every layer. */
export const isJavaArchive = ({ path, type }: { readonly path: string; readonly type: string }): boolean =>
  type === 'file' && ARCHIVE.test(path)
