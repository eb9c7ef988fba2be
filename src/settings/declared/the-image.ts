/** The build, or an image that exists. */
import { caches } from '../caches.ts'
import { asking, inputOnly, naming, fieldsOf } from '../field.ts'
import { assignments, flag, lines, pairs, string } from '../kinds.ts'
import { givenImage } from '../names.ts'
import { ofSsh } from '../path-forms.ts'
import { agentOfContext, agentOfSsh } from '../ssh-agent.ts'

const image = fieldsOf('image')

// prettier-ignore
export const IMAGE = {
  image: image.optional('An image of `repository` to deploy instead of building one: a digest, a tag (resolved once), or the full name of an image. It is pulled, scanned and judged like a built one; no tag is moved. Several, one per line, are merged to one image for several platforms and pushed under `tag`; each must be of this commit, and may be a template of a tag such as `{sha}-arm64`. See docs/platforms.md.', inputOnly(givenImage())),
  context: image.defaulted('.', 'Build context: a directory in the checkout, or a URL.', naming((path) => [path], asking(agentOfContext, string()))),
  file: image.optional('Path of the Dockerfile in the checkout. Default: `Dockerfile` in the context.', naming((path) => [path], string())),
  target: image.optional('Target stage of the Dockerfile.', string()),
  'build-args': image.defaulted('', 'Build arguments, one KEY=VALUE per line; a KEY alone takes its value from the environment. They are visible in the image and in process lists: do not use them for secrets.', asking((all) => all.filter((line) => !line.includes('=')), assignments())),
  secrets: image.defaulted('', 'Build secrets, one ID=VALUE per line, for `RUN --mount=type=secret`.', pairs('ID=VALUE')),
  'secret-envs': image.defaulted('', 'Build secrets from environment variables, one ID=NAME per line.', asking((all) => Object.values(all), pairs('ID=NAME'))),
  'secret-files': image.defaulted('', 'Build secrets from files, one ID=PATH per line.', naming((all) => Object.values(all), pairs('ID=PATH'))),
  ssh: image.defaulted('', 'SSH agent sockets or keys for the build, one per line, for example `default`.', naming(ofSsh, asking(agentOfSsh, lines()))),
  platforms: image.defaulted('', 'Platforms to build for, one per line, for example `linux/arm64`. Several are built into one index, each of whose images is scanned, and need a builder of buildx that can (docs/platforms.md). Default: the platform of the Docker daemon.', lines()),
  labels: image.defaulted('', 'Labels of the image, one KEY=VALUE per line, in addition to the OCI labels that are always set.', pairs()),
  'cache-from': image.defaulted('', 'Cache sources, one per line, for example `type=gha`. Requires buildx.', caches()),
  'cache-to': image.defaulted('', 'Cache destinations, one per line, for example `type=gha,mode=max`. Requires buildx. `pipeline: check` exports only to `gha`, `local` and `inline`.', caches()),
  pull: image.defaulted('false', 'Always pull newer versions of the base images.', flag()),
  'no-cache': image.defaulted('false', 'Build without the cache.', flag()),
  provenance: image.defaulted('false', 'Provenance attestation, in buildx syntax (`true`, `mode=max`). The pushed image becomes an index, which ECR basic scanning does not support.', string()),
  sbom: image.defaulted('false', 'SBOM attestation, in buildx syntax. The pushed image becomes an index, which ECR basic scanning does not support.', string()),
} as const
