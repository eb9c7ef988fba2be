/** For stages that would ask AWS for a login: sessions of which no call is expected. */
import type { LoginPorts } from '../../src/stages/scanners/ecr-login.ts'
import { recordingSecrets } from './recording-log.ts'
import { sessionOf } from './session.ts'

/** Every call fails the test. */
export const withoutLogin = (): LoginPorts => ({
  registry: sessionOf({}),
  surroundings: sessionOf({}),
  secrets: recordingSecrets(),
})

/** Nothing may be downloaded. */
export const withoutDownload = () => {
  const refuse = (): Promise<never> => Promise.reject(new Error('nothing may be downloaded'))
  return { toFile: refuse, read: refuse }
}
