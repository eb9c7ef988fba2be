/** Hands each stage its ports: bound to its abort signal, its place in the log, and the secrets that nothing may show. */
import { makeSession } from './adapters/aws/session.ts'
import { makeClock } from './adapters/clock.ts'
import { makeDownload } from './adapters/download.ts'
import { makeExec } from './adapters/process/exec.ts'
import { makeFiles } from './adapters/files.ts'
import type { Log } from './ports/log.ts'
import type { Ports } from './ports/ports.ts'
import type { Secrets } from './ports/secrets.ts'

export interface Wiring {
  readonly environment: NodeJS.ProcessEnv
  readonly region: string | null
  readonly secrets: Secrets
  readonly redact: (text: string) => string
  readonly logOf: (stage: string) => Log
  /** Takes every private folder, so that it is removed when the run ends. */
  readonly registerPrivate: (path: string) => void
}

/** The ports of one stage. */
export const portsFor =
  (wiring: Wiring) =>
  (stage: string, signal: AbortSignal): Ports => {
    const log = wiring.logOf(stage)
    return {
      exec: makeExec({ environment: wiring.environment, signal, onLine: log.info, redact: wiring.redact }),
      files: makeFiles({
        temporaryDirectory: wiring.environment['RUNNER_TEMP'] ?? null,
        register: wiring.registerPrivate,
      }),
      download: makeDownload({ signal, environment: wiring.environment }),
      clock: makeClock(signal),
      log,
      secrets: wiring.secrets,
      registry: makeSession({ region: wiring.region, signal }),
      target: makeSession({ region: wiring.region, signal }),
    }
  }
