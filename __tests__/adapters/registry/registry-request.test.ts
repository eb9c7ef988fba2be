/** A request to a registry that cannot be trusted. */
import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import { issueCertificates } from '../../../scripts/sandbox/certificate.ts'
import { exchange } from '../../../src/adapters/registry/registry-request.ts'
import { asRegistryFault } from '../../../src/stages/platforms/registry-faults.ts'

test('a certificate of an unknown authority is not asked again, and the error names the variable that trusts it', async () => {
  const { certificate: cert, key } = issueCertificates(['localhost'])
  const server = createServer({ cert, key }, (_, response) => response.end())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address with a port.
  const url = new URL(`https://localhost:${(server.address() as AddressInfo).port}/v2/`)
  const options = { signal: new AbortController().signal, environment: {}, onRetry: () => undefined }
  try {
    const failed = exchange({ method: 'GET', url, headers: {} }, options, () => Promise.resolve())
    await expect(failed).rejects.toMatchObject({ mayPass: false, hint: expect.stringContaining('NODE_EXTRA_CA_CERTS') })
    const work = {
      name: { registry: url.host, repository: 'app' },
      what: 'app:1 could not be pushed',
      code: 'E_PUSH',
    } as const
    await expect(failed.catch(asRegistryFault(work))).rejects.toMatchObject({
      code: 'E_PUSH',
      hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    })
  } finally {
    server.close()
  }
})
