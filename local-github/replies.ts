/** What GitHub's API replies, in its own shapes (GitHub docs, REST API: repositories, Git references, repository contents). */
import { createHash } from 'node:crypto'
import { attestationReply } from './attestation-reply.ts'
import type { Reply } from './description/check.ts'
import type { LocalRepository } from './options.ts'
import { json, problem, type Asked } from './json-reply.ts'
import { comparisonReply } from './comparison-reply.ts'
import { repositoryReply } from './repository-reply.ts'

const notFound = problem(404, 'Not Found')

/** Answers a call about a repository; null for what people and workflows leave there. */
export const answer = (asked: Asked, repository: LocalRepository): Reply | null => {
  switch (asked.operation) {
    case 'GET /repos/{owner}/{repo}':
      return json(
        200,
        repositoryReply(`${asked.values['owner'] ?? ''}/${asked.values['repo'] ?? ''}`, repository, asked),
      )
    case 'GET /repos/{owner}/{repo}/git/ref/{ref}':
      return refReply(asked, repository)
    case 'GET /repos/{owner}/{repo}/contents/{path}':
      return contentReply(asked, repository)
    case 'GET /repos/{owner}/{repo}/compare/{basehead}':
      return comparisonReply(asked, repository)
    case 'GET /repos/{owner}/{repo}/attestations/{subject_digest}':
      return attestationReply(asked, repository)
    default:
      return null
  }
}

const urlOf = ({ origin, values }: Asked, rest: string): string =>
  `${origin}/repos/${values['owner'] ?? ''}/${values['repo'] ?? ''}${rest}`

const refReply = (asked: Asked, { branches }: LocalRepository): Reply => {
  const ref = asked.values['ref'] ?? ''
  const branch = ref.startsWith('heads/') ? branches[ref.slice('heads/'.length)] : undefined
  if (branch === undefined) return notFound
  return json(200, {
    ref: `refs/${ref}`,
    node_id: 'REF_local',
    url: urlOf(asked, `/git/refs/${ref}`),
    object: { type: 'commit', sha: branch.commit, url: urlOf(asked, `/git/commits/${branch.commit}`) },
  })
}

const contentReply = (asked: Asked, { defaultBranch, branches }: LocalRepository): Reply => {
  const path = asked.values['path'] ?? ''
  const ref = asked.query.get('ref') ?? defaultBranch
  const found = Object.entries(branches).find(([name, { commit }]) =>
    [name, `refs/heads/${name}`, commit].includes(ref),
  )
  if (found === undefined) return problem(404, `No commit found for the ref ${ref}`)
  const { files } = found[1]
  const text = files[path]
  if (text !== undefined) return fileReply(asked, path, text)
  const names = Object.keys(files).filter((name) => name.startsWith(`${path}/`))
  // A folder is JSON in every form that is asked for.
  return names.length === 0
    ? notFound
    : json(
        200,
        names.map((name) => entry(asked, name, files[name] ?? '')),
      )
}

const fileReply = (asked: Asked, path: string, text: string): Reply =>
  asked.accept.includes('raw')
    ? { status: 200, contentType: 'application/vnd.github.raw+json; charset=utf-8', body: text }
    : json(200, {
        ...entry(asked, path, text),
        encoding: 'base64',
        content: Buffer.from(text).toString('base64').replaceAll(/.{60}/gu, '$&\n'),
      })

/** The id that Git gives a file (Pro Git, "Git Objects"). */
const blobId = (text: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex')

const entry = (asked: Asked, path: string, text: string) => {
  const sha = blobId(text)
  const url = urlOf(asked, `/contents/${path.split('/').map(encodeURIComponent).join('/')}`)
  const links = { git: urlOf(asked, `/git/blobs/${sha}`), html: url }
  return {
    type: 'file',
    size: Buffer.byteLength(text),
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    sha,
    url,
    git_url: links.git,
    html_url: links.html,
    download_url: url,
    _links: { self: url, ...links },
  }
}
