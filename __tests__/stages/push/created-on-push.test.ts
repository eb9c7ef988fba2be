/** A repository that a push creates is read as one without images until then; any other one that does not exist is an error. */
import { expect, test } from '@jest/globals'
import { imageName } from '../../../src/domain/image/image-name.ts'
import { readTag } from '../../../src/stages/push/held-image.ts'
import { ecrRefusal, fakeEcr, REGISTRY } from '../../support/fake-ecr.ts'
import { computedTag } from '../../support/image.ts'

const { ecr } = fakeEcr([])
const asked = { name: imageName(`${REGISTRY}/team/hello`, computedTag().tag), registryId: null }
const creation = { kind: 'on-push', prefix: 'team' } as const

test('nothing is under a tag of a repository that a push creates', async () => {
  await expect(readTag({ ...asked, creation }, ecr)).resolves.toBeNull()
})

test('a repository that nothing creates is an error', async () => {
  await expect(readTag(asked, ecr)).rejects.toMatchObject({ awsCode: 'RepositoryNotFoundException' })
})

test('what else ECR says is an error all the same', async () => {
  const denied = fakeEcr([], {
    batchGetImage: () => Promise.reject(ecrRefusal('BatchGetImage', 'AccessDeniedException')),
  })
  await expect(readTag({ ...asked, creation }, denied.ecr)).rejects.toMatchObject({ awsCode: 'AccessDeniedException' })
})
