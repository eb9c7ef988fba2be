/** Rules about images. The container that gets the built image is left out where the image is: it gets it by digest. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import type { LintFacts } from './lint-facts.ts'
import { api, guide } from './aws-documentation.ts'
import { inContainers, where } from './rule-places.ts'
import type { LintRule } from './lint-rule.ts'

/** Not where it is registered by digest anyway. */
const mayMove = (container: ContainerDefinition, facts: LintFacts): boolean =>
  isSideCar(container, facts) && facts.sideCars === 'as-written'

const isSideCar = ({ name }: ContainerDefinition, { containerName }: LintFacts): boolean => name !== containerName

const isPinned = (image: string): boolean => image.includes('@sha256:')

/** The tag, which follows the last colon after the last slash: a registry can have a port. */
const tagOf = (image: string): string => /:([^/:@]*)$/.exec(image)?.[1] ?? 'latest'

const isEcr = (image: string): boolean => /^\d{12}\.dkr[.-]ecr[.-]/.test(image)

export const IMAGES: readonly LintRule[] = [
  {
    id: 'no-image',
    severity: 'HIGH',
    level: 'error',
    title: 'A container has no image, or one with blanks in its name',
    reason: 'ECS rejects the task definition.',
    fix: 'Set `image`. Only the container of `container-name` gets the built one.',
    page: api('ContainerDefinition', 'image'),
    controls: {},
    check: inContainers((container, facts) =>
      where(isSideCar(container, facts) && /^$|\s/.test(container.image ?? ''), 'image'),
    ),
  },
  {
    id: 'latest-tag',
    severity: 'MEDIUM',
    level: 'warn',
    title: 'A side-car has the tag `latest`, or none',
    reason: 'Two tasks of one revision can run different images, and a rollback does not bring the old one back.',
    fix: 'Name a version, and better its digest, `image@sha256:…`; or set `pin-sidecars`.',
    page: guide('security-tasks-containers'),
    controls: { nist: '4.2.2' },
    check: inContainers((container, facts) => {
      const { image = '' } = container
      const isLatest = !/^$|\s/.test(image) && !isPinned(image) && tagOf(image) === 'latest'
      return where(mayMove(container, facts) && isLatest, 'image')
    }),
  },
  {
    id: 'tag-not-digest',
    severity: 'LOW',
    level: 'warn',
    title: 'A side-car has a tag instead of a digest',
    reason: 'Whoever can push to its repository decides what the next deployment runs.',
    fix: 'Write `image@sha256:…`; a tag before it may stay for people to read. Or set `pin-sidecars`.',
    page: guide('security-tasks-containers'),
    controls: { nist: '4.2.2' },
    check: inContainers((container, facts) => {
      const { image = '' } = container
      const isTag = !/^$|\s/.test(image) && !isPinned(image) && tagOf(image) !== 'latest'
      return where(mayMove(container, facts) && isTag, 'image')
    }),
  },
  {
    id: 'version-consistency',
    severity: 'MEDIUM',
    level: 'warn',
    title: 'The version consistency of a container is off',
    reason: 'ECS does not resolve its tag to a digest, so tasks of one deployment can run different images.',
    fix: 'Remove `versionConsistency`, or name the image by digest.',
    page: api('ContainerDefinition'),
    controls: {},
    check: inContainers(({ versionConsistency }) => where(versionConsistency === 'disabled', 'versionConsistency')),
  },
  {
    id: 'registry-credentials',
    severity: 'HIGH',
    level: 'error',
    title: 'A container with an image of ECR has credentials for a registry',
    reason: 'ECS rejects the task definition: an image of ECR is pulled with the execution role.',
    fix: 'Remove `repositoryCredentials`.',
    page: api('RepositoryCredentials'),
    controls: {},
    check: inContainers((container, facts) =>
      where(
        container.repositoryCredentials !== undefined && (!isSideCar(container, facts) || isEcr(container.image ?? '')),
        'repositoryCredentials',
      ),
    ),
  },
]
