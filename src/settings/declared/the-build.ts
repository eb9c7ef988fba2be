/** Options of the build that only the settings file has; their names are those of docker/build-push-action. */
import { fileOnly, fieldsOf, guarded, unsetByNone } from '../field.ts'
import { lines, pairs, string } from '../kinds.ts'

const image = fieldsOf('image')

// prettier-ignore
export const BUILD = {
  allow: image.defaulted('', 'What the build may do beside what every build may: `network.host`, `security.insecure`. Requires buildx. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(lines())))),
  annotations: image.defaulted('', 'OCI annotations, KEY: VALUE; `index:`, `manifest,index:` and so on in front of a key say what is annotated. Requires buildx and the containerd image store, or several `platforms`.', fileOnly(pairs())),
  attests: image.defaulted('', 'Attestations in the syntax of buildx, for example `type=sbom,generator=IMAGE`. One of a type replaces `provenance` or `sbom`. Provenance with `mode=max` publishes the build arguments.', fileOnly(lines())),
  'cgroup-parent': image.optional('The cgroup that `RUN` instructions run in. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(string())))),
  'no-cache-filters': image.defaulted('', 'Stages of the Dockerfile that are built without the cache. Requires buildx.', fileOnly(lines())),
  'shm-size': image.optional('Size of /dev/shm for `RUN` instructions, for example `128m`.', fileOnly(string())),
  ulimit: image.defaulted('', 'Limits of `RUN` instructions, for example `nofile=1024:1024`.', fileOnly(lines())),
} as const
