/** Which repository of github.com the URL of a remote names (git, "GIT URLS"). Pure. */

const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'ssh:', 'git:', 'git+ssh:'])

/** Those of github.com itself: SSH over the HTTPS port has a name of its own. Another server's tokens have another issuer. */
const HOSTS: ReadonlySet<string> = new Set(['github.com', 'www.github.com', 'ssh.github.com'])

const NAMES = /^\/*([A-Za-z0-9][A-Za-z0-9-]{0,38})\/([A-Za-z0-9._-]{1,100}?)(?:\.git)?\/*$/

/** `owner/name`; null for a repository elsewhere, whatever its name, and for a host that only an SSH configuration knows. */
export const repositoryOfRemote = (remote: string | null): string | null => {
  const place = placeOf(remote?.trim() ?? '')
  if (place === null || !HOSTS.has(place.host.toLowerCase())) return null
  const [, owner, name] = NAMES.exec(place.path) ?? []
  return owner === undefined || name === undefined || isReserved(name) ? null : `${owner}/${name}`
}

/** GitHub has no repository of such a name. */
const isReserved = (name: string): boolean => ['.', '..', '.git'].includes(name)

interface RemotePlace {
  readonly host: string
  readonly path: string
}

const placeOf = (remote: string): RemotePlace | null => {
  if (remote.includes('://')) return ofUrl(remote)
  // `[user@]host:path`, which a slash before the colon would make a local path.
  const [, host, path] = /^(?:[^@/:]+@)?([^@/:]+):(.+)$/s.exec(remote) ?? []
  return host === undefined || path === undefined ? null : { host, path }
}

const ofUrl = (remote: string): RemotePlace | null => {
  const url = URL.parse(remote)
  if (url === null || !SCHEMES.has(url.protocol) || url.search !== '' || url.hash !== '') return null
  return { host: url.hostname, path: url.pathname }
}
