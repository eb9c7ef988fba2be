/** Images of other registries for the programs of `ship-tools`: what a name means, what a pull brings, and what the scanners say of it. */
import { cp, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeImageArchive } from './image-archive.ts'
import { manifestOf, sha256Of } from './manifest-registry.ts'
import { dockleReport, trivyReport, type Findings } from './scanner-reports.ts'

export interface ImageElsewhere extends Findings {
  readonly architecture?: 'amd64' | 'arm64'
  readonly labels?: Readonly<Record<string, string>>
  readonly pull?: 'denied'
  readonly trivy?: 'fails'
}

/**
 * Images of the repository `hello` itself, by tag; several are an index. Gives the manifests of all of them, by tag or, of those in an index, by digest.
 */
export const makeImagesHere = async (
  folder: string,
  images: ImagesElsewhere,
): Promise<Readonly<Record<string, string>>> => {
  const held: Record<string, string> = {}
  for (const [tag, given] of Object.entries(images)) {
    const members = []
    for (const image of [given].flat()) members.push(await makeImage(folder, `hello:${tag}`, image))
    const [first] = members
    if (first === undefined) throw new Error('an index has an image')
    if (!Array.isArray(given)) held[tag] = first.json
    else {
      for (const { digest, json } of members) held[digest] = json
      held[tag] = indexOf(members)
    }
  }
  return held
}

/** By the last part of their names, `nginx:1`; several are an index. */
export type ImagesElsewhere = Readonly<Record<string, ImageElsewhere | readonly ImageElsewhere[]>>

/** Puts them into folders beside the programs. */
export const makeImagesElsewhere = async (folder: string, images: ImagesElsewhere): Promise<void> => {
  for (const name of ['side-cars', 'archives', 'reports', 'pulled', 'names'])
    await mkdir(join(folder, name), { recursive: true })
  for (const [name, given] of Object.entries(images)) {
    const base = name.split(':')[0] ?? ''
    const members: { readonly digest: string; readonly architecture: string; readonly json: string }[] = []
    for (const image of [given].flat()) members.push(await makeImage(folder, name, image))
    const json = Array.isArray(given) ? indexOf(members) : (members[0]?.json ?? '')
    await writeFile(join(folder, 'side-cars', name), json)
    await writeFile(join(folder, 'side-cars', `${base}@${sha256Of(json)}`), json)
  }
}

/** Two tags of one name are two images. */
const makeImage = async (folder: string, name: string, image: ImageElsewhere) => {
  const base = name.split(':')[0] ?? ''
  const { architecture = 'amd64', pull, trivy, severities = [], levels = [], scanned, labels = {} } = image
  const made = join(folder, 'made', `${name}-${architecture}`)
  await mkdir(made, { recursive: true })
  const files = { [base]: `${name} for ${architecture}\n` }
  const { archive, configDigest } = await makeImageArchive(made, { files, architecture, labels })
  const json = manifestOf(configDigest)
  const digest = sha256Of(json)
  const [hex = ''] = configDigest.split(':').slice(1)
  // Of blobs the registry serves the configs in this folder.
  await cp(join(made, 'layout', `${hex}.json`), join(folder, 'layout', `${hex}.json`))
  await writeFile(join(folder, 'side-cars', `${base}@${digest}`), json)
  if (pull !== 'denied') await rename(archive, join(folder, 'archives', `${base}@${digest}`))
  const report = trivy === 'fails' ? '' : trivyReport(scanned ?? configDigest, severities, image)
  await writeFile(join(folder, 'reports', `${hex}.trivy`), report)
  await writeFile(join(folder, 'reports', `${hex}.dockle`), dockleReport(levels))
  return { digest, architecture, json }
}

const indexOf = (members: readonly { readonly digest: string; readonly architecture: string }[]): string =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: members.map(({ digest, architecture }) => ({
      digest,
      size: 2,
      platform: { os: 'linux', architecture },
    })),
  })
