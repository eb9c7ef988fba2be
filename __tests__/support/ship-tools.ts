/**
 * Docker, Trivy and Dockle as programs of the tests: every build gives the same image, a push puts its manifest into the folder of a registry,
 * and the scanners write the reports that the test has. There is no buildx, and no image of an earlier run.
 */
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeImageArchive } from './image-archive.ts'
import { manifestOf, sha256Of } from './manifest-registry.ts'
import { dockleReport, trivyReport, type Findings } from './scanner-reports.ts'
import { makeImagesElsewhere, makeImagesHere, type ImagesElsewhere } from './side-car-tools.ts'

/** What the scanners say of the image. */
export interface Pushes {
  /** Manifests that the registry has from the start, by a tag. */
  readonly held?: Readonly<Record<string, string>>
  /** Tags that name the image of the run from the start. */
  readonly tagged?: readonly string[]
  /** The labels of the image; none by default. */
  readonly labels?: Readonly<Record<string, string>>
  /** The manifest that the tag names after a push: another run may move it. */
  readonly after?: string
  /** Manifests of other registries: of what the client asks for, by the last part of its name, `nginx:1`. */
  readonly sideCars?: Readonly<Record<string, string>>
  /** Images of other registries that can be pulled, too. */
  readonly imagesElsewhere?: ImagesElsewhere
  /** Images that the repository has from the start and that can be pulled, by tag; several are an index. Tasks report the last one. */
  readonly images?: ImagesElsewhere
}

/** What commands of docker do instead or, where the lines do not exit, before, as lines of a shell. */
export interface DockerCommands {
  readonly docker?: Readonly<
    Partial<
      Record<
        'pull' | 'save' | 'build' | 'image' | 'push' | 'start' | 'exec' | 'logs' | 'container' | 'rm' | 'network',
        string
      >
    >
  >
}

export interface Programs {
  /** Which of Docker and the scanners can be found. */
  readonly programs?: 'there' | 'missing' | 'without-scanners'
  /** What the Trivy on PATH says that it is; the pinned version by default. */
  readonly trivyVersion?: string
}

export interface ShipTools {
  /** First on PATH. */
  readonly folder: string
  /** Of the registry: a manifest for each tag. */
  readonly tags: string
  /** Of the manifest that a push sends, or of the last one of `images`. */
  readonly digest: string
}

const insteadOf = ({ docker = {} }: DockerCommands): string =>
  Object.entries(docker)
    .map(([command, lines]) => `if [ "$1" = ${command} ]; then\n${lines}\nfi\n`)
    .join('')

const scriptsOf = (given: Programs & DockerCommands): Readonly<Record<string, string>> => {
  const docker = `${insteadOf(given)}${SCRIPTS.docker}`
  const trivy = SCRIPTS.trivy.replace('0.74.0', given.trivyVersion ?? '0.74.0')
  return given.programs === 'without-scanners' ? { docker } : { ...SCRIPTS, docker, trivy }
}

/** Makes them in a folder. */
export const makeShipTools = async (
  folder: string,
  given: Findings & Pushes & Programs & DockerCommands,
): Promise<ShipTools> => {
  const tags = join(folder, 'tags')
  await mkdir(tags, { recursive: true })
  const { labels } = given
  const contents = { files: { hello: 'hello\n' }, ...(labels === undefined ? {} : { labels }) }
  const { configDigest } = await makeImageArchive(folder, contents)
  const manifest = manifestOf(configDigest)
  await writeFile(join(folder, 'manifest.json'), given.after ?? manifest)
  await writeFile(join(folder, 'config-digest'), configDigest)
  await writeReports(folder, given.scanned ?? configDigest, given)
  await makeImagesElsewhere(folder, given.imagesElsewhere ?? {})
  const here = await makeImagesHere(folder, given.images ?? {})
  await writeTags(tags, manifest, { ...given, held: { ...given.held, ...here } })
  for (const [name, text] of Object.entries(given.sideCars ?? {}))
    await writeFile(join(folder, 'side-cars', name), text)
  for (const [name, script] of Object.entries(scriptsOf(given))) {
    await writeFile(join(folder, name), `#!/bin/sh\ncd '${folder}' || exit\n${script}`)
    await chmod(join(folder, name), 0o755)
  }
  return { folder, tags, digest: sha256Of(Object.values(here).at(-1) ?? manifest) }
}

const writeTags = async (folder: string, own: string, { held = {}, tagged = [] }: Pushes): Promise<void> => {
  const all = [...Object.entries(held), ...tagged.map((tag) => [tag, own] as const)]
  for (const [tag, manifest] of all) await writeFile(join(folder, tag), manifest)
}

const writeReports = async (folder: string, scanned: string, given: Findings): Promise<void> => {
  await writeFile(join(folder, 'trivy.json'), trivyReport(scanned, given.severities ?? [], given))
  await writeFile(join(folder, 'dockle.json'), dockleReport(given.levels ?? [], given.dockleChecks))
  await writeFile(join(folder, 'dockle.log'), given.dockleLog ?? '')
  for (const format of given.notConverted ?? []) await writeFile(join(folder, `no-${format}`), '')
}

/** The archive that is scanned, and the file for the report. */
const ABOUT = `while [ $# -gt 0 ]; do
  case "$1" in --input) input="$2" ;; --output) output="$2" ;; esac
  shift
done
config="$(tar -xOf "$input" manifest.json | sed 's/.*"Config":"\\([0-9a-f]*\\).*/\\1/')"`

/** A command that is not listed fails, as in a client that does not know it. */
const SCRIPTS = {
  docker: `
case "$1 $2" in
  'version --format') echo '{"Client":{"Version":"28.0.0"},"Server":{"Version":"28.0.0","ApiVersion":"1.48"}}' ;;
  'save --output') name="names/\${4##*/}"; if [ -e "$name" ]; then cp "archives/$(cat "$name")" "$3"; else cp image.tar "$3"; fi ;;
  'push '*) cp manifest.json "tags/\${2##*:}" ;;
  'pull '*)
    image="\${2##*/}"
    [ -e "side-cars/$image" ] && [ ! -e "archives/$image" ] && { echo 'Error response from daemon: pull access denied' >&2; exit 1; }
    touch "pulled/$image" ;;
  'tag '*@*)
    image="\${2##*/}"
    [ -e "pulled/$image" ] || { echo 'Error response from daemon: No such image' >&2; exit 1; }
    [ -e "archives/$image" ] && echo "$image" > "names/\${3##*/}"
    true ;;
  'image rm') rm -f "names/\${3##*/}" ;;
  'buildx imagetools') cat "side-cars/\${5##*/}" 2>/dev/null || { echo "ERROR: $5: not found" >&2; exit 1; } ;;
  'load '*) touch loaded ;;
  'image inspect') [ -e loaded ] && cat config-digest ;;
  'container inspect') echo '{"state":{"Status":"running","ExitCode":0,"Health":{"Status":"healthy"}},"ports":{}}' ;;
  'build '* | 'tag '* | 'network '* | 'create '* | 'start '* | 'exec '* | 'logs '* | 'rm '*) ;;
  *) echo "docker: '$1' is not a docker command" >&2; exit 1 ;;
esac
`,
  trivy: `
[ "$1" = --version ] && { echo 'Version: 0.74.0'; exit; }
if [ "$1" = convert ]; then
  while [ $# -gt 1 ]; do
    case "$1" in --format) format="$2" ;; --output) output="$2" ;; esac
    shift
  done
  [ -e "no-$format" ] && { echo "FATAL	Fatal error	unable to write results: $format" >&2; exit 1; }
  [ -s "$1" ] || { echo "FATAL	Fatal error	file open error: $1" >&2; exit 1; }
  echo "$format of $(cksum < "$1")" > "$output"
  exit
fi
${ABOUT}
[ -e "reports/$config.trivy" ] || exec cp trivy.json "$output"
[ -s "reports/$config.trivy" ] || { echo 'FATAL cannot analyze it' >&2; exit 1; }
cp "reports/$config.trivy" "$output"
`,
  dockle: `
[ "$1" = --version ] && { echo 'dockle version 0.4.15'; exit; }
${ABOUT}
[ -e "reports/$config.dockle" ] && exec cp "reports/$config.dockle" "$output"
cat dockle.log
cp dockle.json "$output"
`,
} as const
