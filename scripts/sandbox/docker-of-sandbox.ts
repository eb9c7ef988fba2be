/** How a program in a sandbox reaches its engine, and the registry behind a local AWS there. */
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import type { Sandbox } from './sandbox.ts'

/** The registry of the sandbox. @param host its name in ECR, where the sandbox can give it one */
export const registryOf = (
  { tls, registryBinary, ecrHost }: Sandbox,
  host: string,
): NonNullable<LocalAwsOptions['registry']> => {
  if (tls === null || registryBinary === null) return { kind: 'container', host: ecrHost }
  const { certFile, keyFile } = tls
  return { kind: 'own', binary: registryBinary, tls: { certFile, keyFile }, host }
}

const DOCKER = ['DOCKER_HOST', 'DOCKER_CONFIG', 'DOCKER_CONTEXT', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH']

/** The variables by which the docker client finds its engine. */
export const dockerEnvironment = (): Readonly<Record<string, string>> =>
  Object.fromEntries(DOCKER.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
