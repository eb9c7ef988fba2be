/**
 * Docker, Trivy and Dockle as programs of the tests: every build gives the same image, a push puts its manifest into the folder of a registry,
 * and the scanners write the reports that the test has. There is no buildx, and no image of an earlier run.
 */
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeImageArchive } from './image-archive.ts'
import { MANIFEST_TYPE, sha256Of } from './manifest-registry.ts'

/** What the scanners say of the image. */
export interface Findings {
  /** Severities of vulnerabilities that have a fix, as Trivy finds them. */
  readonly severities?: readonly string[]
  /** The levels of what Dockle finds. */
  readonly levels?: readonly ('FATAL' | 'WARN' | 'INFO')[]
  /** What Dockle logs. */
  readonly dockleLog?: string
  /** The config digest of the image that Trivy's report is about; that of the built image by default. */
  readonly scanned?: string
}

export interface Pushes {
  /** The manifest that the tag names after a push: another run may move it. */
  readonly after?: string
  /** Manifests of other registries: of what the client asks for, by the last part of its name, `nginx:1`. */
  readonly sideCars?: Readonly<Record<string, string>>
}

export interface ShipTools {
  /** First on PATH. */
  readonly folder: string
  /** Of the registry: a manifest for each tag. */
  readonly tags: string
  /** Of the manifest that a push sends. */
  readonly digest: string
}

/** The manifest of an image with that config. */
export const manifestOf = (configDigest: string): string =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: { mediaType: 'application/vnd.docker.container.image.v1+json', size: 2, digest: configDigest },
    layers: [],
  })

/** Makes them in a folder. */
export const makeShipTools = async (folder: string, given: Findings & Pushes): Promise<ShipTools> => {
  const tags = join(folder, 'tags')
  await mkdir(tags, { recursive: true })
  const { configDigest } = await makeImageArchive(folder, { files: { hello: 'hello\n' } })
  const manifest = manifestOf(configDigest)
  await writeFile(join(folder, 'manifest.json'), given.after ?? manifest)
  await writeFile(join(folder, 'trivy.json'), trivyReport(given.scanned ?? configDigest, given.severities ?? []))
  await writeFile(join(folder, 'dockle.json'), dockleReport(given.levels ?? []))
  await writeFile(join(folder, 'dockle.log'), given.dockleLog ?? '')
  await mkdir(join(folder, 'side-cars'))
  for (const [name, text] of Object.entries(given.sideCars ?? {}))
    await writeFile(join(folder, 'side-cars', name), text)
  for (const [name, script] of Object.entries(SCRIPTS)) {
    await writeFile(join(folder, name), `#!/bin/sh\ncd '${folder}' || exit\n${script}`)
    await chmod(join(folder, name), 0o755)
  }
  return { folder, tags, digest: sha256Of(manifest) }
}

/** A command that is not listed fails, as in a client that does not know it. */
const SCRIPTS = {
  docker: `
case "$1 $2" in
  'version --format') echo '{"Client":{"Version":"28.0.0"},"Server":{"Version":"28.0.0","ApiVersion":"1.48"}}' ;;
  'save --output') cp image.tar "$3" ;;
  'push '*) cp manifest.json "tags/\${2##*:}" ;;
  'pull '*) touch pulled ;;
  'tag '*@*) [ -e pulled ] || { echo 'Error response from daemon: No such image' >&2; exit 1; } ;;
  'buildx imagetools') cat "side-cars/\${5##*/}" 2>/dev/null || { echo "ERROR: $5: not found" >&2; exit 1; } ;;
  'build '* | 'load '* | 'tag '* | 'image rm') ;;
  *) echo "docker: '$1' is not a docker command" >&2; exit 1 ;;
esac
`,
  trivy: `
[ "$1" = --version ] && { echo 'Version: 0.74.0'; exit; }
while [ "$1" != --output ]; do shift; done
cp trivy.json "$2"
`,
  dockle: `
[ "$1" = --version ] && { echo 'dockle version 0.4.15'; exit; }
while [ "$1" != --output ]; do shift; done
cat dockle.log
cp dockle.json "$2"
`,
} as const

const trivyReport = (configDigest: string, severities: readonly string[]): string =>
  JSON.stringify({
    SchemaVersion: 2,
    ArtifactType: 'container_image',
    Metadata: { ImageID: configDigest },
    Results: severities.map((severity, index) => ({
      Target: 'app/package.json',
      Class: 'lang-pkgs',
      Vulnerabilities: [
        {
          VulnerabilityID: `CVE-2026-000${index}`,
          PkgName: 'lodash',
          InstalledVersion: '1.0.0',
          FixedVersion: '1.0.1',
          Severity: severity,
        },
      ],
    })),
  })

const dockleReport = (levels: readonly string[]): string => {
  const count = (level: string): number => levels.filter((one) => one === level).length
  return JSON.stringify({
    summary: { fatal: count('FATAL'), warn: count('WARN'), info: count('INFO'), skip: 0, pass: 0 },
    details: levels.map((level, index) => ({ code: `CIS-DI-000${index}`, title: 'A check', level, alerts: ['here'] })),
  })
}
