/** The names in a text of ECS: the image, the role, the secret that it is about, wherever in the text they are. Hostile text. Pure. */

interface Named {
  /** What comes before the name, and what is said where the text has none. */
  readonly noun: readonly [withName: string, without: string]
  /** The first that matches decides; its first group is the name. */
  readonly patterns: readonly RegExp[]
}

/** Each repetition has a limit, so that the time is linear in the text. */
const NAMES = {
  container: { noun: ['container ', 'a container'], patterns: [/for target \[([^\]]{1,255})\]/iu] },
  image: {
    noun: ['image ', 'an image'],
    patterns: [
      /failed to resolve ref(?:erence)? ["']?([^\s"']{1,512}?)["']?:?(?:\s|$)/iu,
      /manifest for ([^\s"']{1,512}) not found/iu,
      /(?:denied for|repository) ([\w./:-]{1,255})(?:,| not found)/iu,
    ],
  },
  role: {
    noun: ['role ', 'the execution role'],
    patterns: [/:assumed-role\/([\w+=,.@-]{1,64})/iu, /:role\/(?:[\w+=,.@-]{1,64}\/){0,5}([\w+=,.@-]{1,64})/iu],
  },
  /** Of an ARN what follows the account; a log stream has the id of a task. */
  resource: {
    noun: ['', ''],
    patterns: [
      /\bon resource:? ["']?(?:arn:(?:[^:\s]{0,64}:){4})?([^\s*,;"':][^\s,;"']{0,300}?)(?=:log-stream|[\s,;"']|:?\*|$)/iu,
    ],
  },
  secret: {
    noun: ['secret ', 'a secret'],
    patterns: [/:secret:([\w/+=.@-]{1,512})/iu, /fetch secret ([\w/+=.@-]{1,512})/iu],
  },
  region: {
    noun: ['', ''],
    patterns: [
      /arn:aws[\w-]{0,16}:(?:secretsmanager|ssm|logs):([a-z0-9-]{5,30}):/iu,
      /Parameter Store in ([a-z0-9-]{5,30})/iu,
    ],
  },
  group: {
    noun: ['log group ', 'the log group'],
    patterns: [/log group ["']([^"']{1,512})["']/iu, /:log-group:([\w./#-]{1,512})/iu],
  },
  platform: {
    noun: ['', "the task's platform"],
    patterns: [/(?:platform|manifest for) ["']?((?:linux|windows)\/[\w./()+-]{1,64})/iu],
  },
  host: {
    noun: ['', 'the registry'],
    patterns: [/\bhttps?:\/\/([a-z0-9][\w.-]{0,252})/iu, /\blookup ([a-z0-9][\w.-]{0,252})/iu],
  },
  code: { noun: ['', ''], patterns: [/capacity provider [\w-]{1,255}\. (\w{1,80})\b/iu] },
  subnet: { noun: ['subnet ', 'a subnet'], patterns: [/\b(subnet-[0-9a-f]{8,17})\b/iu] },
  /** Of an application or network load balancer; otherwise the name of a Classic Load Balancer. */
  target: {
    noun: ['', ''],
    patterns: [/:targetgroup\/([\w-]{1,32})\//iu, /\(elb ([\w-]{1,32})\)/iu],
  },
  file: { noun: ['', 'an environment file in S3'], patterns: [/arn:aws[\w-]{0,16}:s3:::([^\s"',:]{1,512})/iu] },
  system: { noun: ['EFS file system ', 'an EFS file system'], patterns: [/\b(fs-[0-9a-f]{8,17})\b/iu] },
} as const satisfies Readonly<Record<string, Named>>

export type NameKind = keyof typeof NAMES

const isKind = (kind: string): kind is NameKind => Object.hasOwn(NAMES, kind)

/** The name of that kind in the text, or null. */
export const nameIn = (text: string, kind: string): string | null => {
  if (!isKind(kind)) return null
  for (const pattern of NAMES[kind].patterns) {
    const [, name] = pattern.exec(text) ?? []
    if (name !== undefined) return name
  }
  return null
}

/** The words around a name of that kind: before one, and instead of one. */
export const nounFor = (kind: string): readonly [withName: string, without: string] =>
  isKind(kind) ? NAMES[kind].noun : ['', '']
