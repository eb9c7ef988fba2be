/**
 * Whether a variable holds a text that nobody has made up: a key of an issuer whose form is not known. A sign for reports alone, which rather
 * hide an identifier than show a key; the lint does not blame anybody for it.
 */
import { nameWords, type Variable } from './looks-secret.ts'

/** As many characters as the shortest keys have that issuers give out. */
const SHORTEST_KEY = 20
/** From a letter to a digit or back. Names that people make up (`web-production-eu-west-1`) have one or two. */
const FEWEST_TURNS = 4

/** In the name of what anyone may see. */
const OPEN: ReadonlySet<string> = new Set([
  ...[
    'arn',
    'build',
    'checksum',
    'commit',
    'digest',
    'hash',
    'image',
    'ref',
    'release',
    'revision',
    'sha',
    'tag',
    'version',
  ],
  ...['account', 'subnet', 'subnets', 'vpc', 'pool', 'distribution', 'zone', 'cluster', 'bucket'],
])

/** Whether a part of the value looks random, and the name does not say that it is no key. */
export const looksRandom = ({ name, value }: Variable): boolean =>
  !value.startsWith('arn:') &&
  !nameWords(name).some((word) => OPEN.has(word)) &&
  [...value.slice(0, MOST_READ).matchAll(RUN)].some(([run]) => isRandom(run))

/** A report shows no more of a value than this. */
const MOST_READ = 1000

const RUN = new RegExp(`[A-Za-z0-9_+=-]{${SHORTEST_KEY},}`, 'g')

const isRandom = (run: string): boolean => [...run.matchAll(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)].length >= FEWEST_TURNS
