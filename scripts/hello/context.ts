/**
 * Prepares build contexts of examples/hello: its files, a static busybox, and, to show a failure, one deliberate change.
 */
import { appendFile, chmod, copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inRepository } from '../repository.ts'

/**
 * good: passes every check. vulnerable: contains an old lodash, which has a fixture advisory. dockle: a password in the
 * image's environment. crash: exits with code 3 at its start. unhealthy: runs, but its health check fails.
 */
export type HelloVariant = 'good' | 'vulnerable' | 'dockle' | 'crash' | 'unhealthy'

export interface HelloRequest {
  readonly variant: HelloVariant
  /** A static busybox for the platform of the engine. */
  readonly busybox: string
  /** The folder for the context; a new temporary folder by default. */
  readonly folder?: string
  /** Text of the page, to distinguish builds; "hello from ship-to-ecs" by default. */
  readonly page?: string
}

export interface HelloContext {
  readonly context: string
  readonly dockerfile: string
  readonly taskDefinition: string
}

/** A real package with a real vulnerability; the fixture database has its advisory (CVE-2019-10744). */
const vulnerablePackage = inRepository('node_modules', 'vulnerable-lodash')

const example = inRepository('examples', 'hello')

/** Writes the context and gives its paths; the caller removes the folder. */
export const prepareHello = async (request: HelloRequest): Promise<HelloContext> => {
  const context = request.folder ?? (await mkdtemp(path.join(tmpdir(), 'hello-')))
  await mkdir(context, { recursive: true })
  await cp(example, context, { recursive: true })
  const rootfs = path.join(context, 'rootfs')
  await copyFile(request.busybox, path.join(rootfs, 'bin', 'busybox'))
  await chmod(path.join(rootfs, 'bin', 'busybox'), 0o755)
  if (request.page !== undefined) await writeFile(path.join(rootfs, 'www', 'index.html'), `${request.page}\n`)
  const dockerfile = path.join(context, 'Dockerfile')
  await apply(request.variant, rootfs, dockerfile)
  return { context, dockerfile, taskDefinition: path.join(context, 'task-definition.json') }
}

const apply = async (variant: HelloVariant, rootfs: string, dockerfile: string): Promise<void> => {
  switch (variant) {
    case 'good':
      return
    case 'vulnerable':
      return cp(vulnerablePackage, path.join(rootfs, 'app', 'node_modules', 'lodash'), { recursive: true })
    case 'dockle':
      // Dockle reports the variable's name (CIS-DI-0010); the value is not a secret.
      return appendFile(dockerfile, 'ENV DB_PASSWORD=example-only\n')
    case 'crash':
      return writeFile(
        path.join(rootfs, 'bin', 'serve'),
        'echo "hello: cannot reach the database: connection refused" >&2\nexit 3\n',
      )
    case 'unhealthy':
      return rm(path.join(rootfs, 'www', 'index.html'))
    default:
      variant satisfies never
  }
}
