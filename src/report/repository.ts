/** The repository that the run is about. */
import { repositoryName, type RepositoryName } from '../domain/image/image-name.ts'
import { resultOf, type RunRecord } from './record.ts'

/** Where the image is, or where it would have been pushed: the plan knows it before. Null before either. */
export const repositoryIn = (record: RunRecord): RepositoryName | null => {
  const push = resultOf(record, 'push')
  if (push !== undefined) return push
  const uri = resultOf(record, 'plan')?.repository?.repositoryUri
  return uri === undefined ? null : repositoryName(uri)
}
