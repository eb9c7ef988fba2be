import { describe, expect, test } from '@jest/globals'
import { parseGivenImage, type GivenImage } from '../../../src/domain/image/given-image.ts'
import { regionOf, sourceOf } from '../../../src/domain/image/source-repository.ts'

const OWN = '111111111111.dkr.ecr.eu-west-1.amazonaws.com'
const OTHER = '222222222222.dkr.ecr.us-east-1.amazonaws.com'

// Each text is the name of an image.
const given = (written: string): GivenImage => parseGivenImage(written) as GivenImage

const from = (written: string) => sourceOf(given(written), { repositoryUri: `${OWN}/team/hello` })

test.each([`sha256:${'a'.repeat(64)}`, 'v1', 'team/hello:v1', `${OWN}/team/hello:v1`])(
  '%s is in the repository itself',
  (written) => {
    expect(from(written)).toBeNull()
  },
)

describe('another repository of ECR', () => {
  test.each([
    [`${OTHER}/team/hello:v1`, `${OTHER}/team/hello`, '222222222222'],
    [`${OTHER}/other@sha256:${'a'.repeat(64)}`, `${OTHER}/other`, '222222222222'],
    [`${OWN}/other:v1`, `${OWN}/other`, '111111111111'],
  ])('%s is copied', (written, repositoryUri, registryId) => {
    expect(from(written)).toMatchObject({ repositoryUri, registryId })
  })
})

test.each(['ghcr.io/octo-org/hello:v1', 'public.ecr.aws/a/hello:v1', `${OTHER}.example.com/hello:v1`])(
  '%s is refused: it is not in ECR',
  (written) => {
    expect(() => from(written)).toThrow(`\`image\`: ${written} is not in ECR`)
  },
)

test('the region is that of the name', () => {
  expect(regionOf(given(`${OTHER}/hello:v1`))).toBe('us-east-1')
  expect([regionOf(given('v1')), regionOf(given('ghcr.io/a/b:v1')), regionOf(null)]).toEqual([null, null, null])
})
