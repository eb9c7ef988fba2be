/** What an import leaves to people, and what it does not. */
import { describe, expect, test } from '@jest/globals'
import { repositoryOf } from '../support/init-play.ts'
import { importCalls, REGISTERED, RUNNING } from '../support/import-play.ts'
import { USUAL } from '../support/usual-workflow.ts'

const PATH = '.github/workflows/deploy.yml'

const ofService = async (service: Partial<typeof RUNNING>, definition: Partial<typeof REGISTERED> = {}) => {
  const calls = importCalls({ services: [{ ...RUNNING, ...service }], definition: { ...REGISTERED, ...definition } })
  return (await repositoryOf({}, { aws: calls }).init({ yes: true, 'from-service': 'prod/Shop_Web' })).printed
}

describe('of a service', () => {
  test('CodeDeploy names the parameter of its role, and no circuit breaker of ECS', async () => {
    const printed = await ofService({ deploymentController: { type: 'CODE_DEPLOY' }, deploymentConfiguration: {} })
    expect(printed).toMatch(/"CodeDeployApplication".*`infra\/parameters\/shop-web-production-deploy-roles\.json`/u)
    expect(printed).not.toContain('circuit breaker')
    expect(await ofService({ deploymentConfiguration: {} })).toContain('The circuit breaker is off')
  })

  test('a platform that the workflows do not build for', async () => {
    const arm = await ofService({}, { runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } })
    expect(arm).toContain('`runs-on: ubuntu-24.04-arm`')
    const windows = { cpuArchitecture: 'X86_64', operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } as const
    expect(await ofService({}, { runtimePlatform: windows })).toContain('`WINDOWS_SERVER_2022_CORE`, whose images')
    expect(await ofService({})).not.toMatch(/ARM64|whose images/u)
  })
})

describe('of a workflow', () => {
  const REGISTRY = '${{ steps.ecr.outputs.registry }}'
  const BUILD = '- uses: docker/build-push-action@v6\n  with:\n    tags: '

  const translated = async (steps: string) => {
    const text = steps.replace(/^(?=.)/gmu, '      ')
    const [above = '', below = ''] = USUAL.split(/ {6}- (?:name|id|run): [^]*?(?= {6}- id: task-def)/u)
    const { init, textOf } = repositoryOf({ [PATH]: above + text + below })
    const { printed } = await init({ yes: true, 'from-workflow': PATH })
    return { printed, settings: textOf('ship-to-ecs.yaml') }
  }

  test.each([
    ['with spaces in its expression', `${BUILD}${REGISTRY}/acme/api:\${{ github.sha }}\n`],
    ['in a list', `${BUILD}|\n      ${REGISTRY}/acme/api:1\n      ${REGISTRY}/acme/api:2\n`],
    [
      'of docker/metadata-action',
      `- uses: docker/metadata-action@v5\n  id: meta\n  with: { images: '${REGISTRY}/acme/api' }\n${BUILD}\${{ steps.meta.outputs.tags }}\n`,
    ],
  ])('the repository of an image is read: %s', async (_, steps) => {
    const { printed, settings } = await translated(steps)
    expect(settings).toContain('\nrepository: acme/api\n')
    expect(printed).not.toContain('names no repository')
  })

  test('a task beside the service has its setting', async () => {
    const deploy =
      '- uses: aws-actions/amazon-ecs-deploy-task-definition@v2\n  with: { run-task: true, max-retries: 3 }\n'
    const { printed } = await translated(deploy)
    expect(printed).toContain('`run-task` is a task beside the service: see `run-before`')
    expect(printed).toContain('`max-retries` has no setting here')
  })
})

test('what was found of a worker is no guess', async () => {
  const calls = importCalls({ services: [{ ...RUNNING, loadBalancers: [] }] })
  const { init, textOf } = repositoryOf({}, { aws: calls })
  await init({ yes: true, 'from-service': 'prod/Shop_Web' })
  expect(textOf('ship-to-ecs.yaml')).toContain('    # found: rolling on fargate\n')
})

test('a build argument that only GitHub knows takes no other one with it', async () => {
  const step =
    '      - uses: docker/build-push-action@v6\n        with:\n          build-args: |\n            MODE=a\n            SHA=${{ github.sha }}\n'
  const workflow = USUAL.replace(/ {6}- name: Build[^]*?(?= {6}- uses: aquasecurity)/u, step)
  const { init, textOf } = repositoryOf({ [PATH]: workflow })
  const { printed } = await init({ yes: true, 'from-workflow': PATH })
  expect(textOf('ship-to-ecs.yaml')).toContain("\nbuild-args: 'MODE=a'\n")
  expect(printed).toContain('`build-args: SHA=${{ github.sha }}` is an expression')
})
