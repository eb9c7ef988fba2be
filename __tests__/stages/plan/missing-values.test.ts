import { describe, expect, test } from '@jest/globals'
import { denied, plan, target, TASK_FILE, type Account } from '../../support/plan-play.ts'
import { environment, played, STATE, VALUES } from '../../support/values-play.ts'

describe('placeholders without a value', () => {
  test('are one error that names each with its place', async () => {
    const text = environment({
      A: '${env:HOME}',
      B: '${env:UNSET}',
      C: '${env:EMPTY} and ${env:HOME}',
      D: '${ssm:/none}',
      E: '${ssm:/password}',
      F: '${cfn:none.A}',
      G: '${cfn:net.Vcp}',
      H: '${tfstate:output.password}',
      I: '${settings:branch}',
      J: '${settings:enviroment}',
      K: '${env:}',
    })
    const play = played(text, {
      parameters: { '/password': { Type: 'SecureString', Value: 'hunter2' } },
      stacks: { net: { Vpc: 'vpc-1' } },
      files: { [STATE]: JSON.stringify({ password: { value: 'hunter2', type: 'string', sensitive: true } }) },
    })
    const { code, message, hint } = await play.failure()
    expect(code).toBe('E_VALUES')
    expect(message).not.toContain('hunter2')
    const lines = message.split('\n')
    expect(lines).toEqual([
      '11 placeholders of task.json have no value:',
      '- task.json:9:16: ${env:HOME}: the input `value-envs` does not list HOME',
      '- task.json:13:16: ${env:UNSET}: the variable UNSET is not set',
      expect.stringContaining('17:16: ${env:EMPTY}: the variable EMPTY is empty'),
      '- task.json:21:16: ${ssm:/none}: the parameter does not exist in this region and account',
      expect.stringContaining('25:16: ${ssm:/password}: the parameter is a SecureString'),
      '- task.json:29:16: ${cfn:none.A}: the stack none does not exist in this region and account',
      expect.stringContaining('${cfn:net.Vcp}: the stack has no output Vcp: the outputs are Vpc; did you mean Vpc?'),
      expect.stringContaining('${tfstate:output.password}: the output is sensitive'),
      expect.stringContaining('${settings:branch}: has no value: the run is not for a branch'),
      expect.stringContaining('${settings:enviroment}: is not one of environment, app, cluster'),
      expect.stringContaining('${env:}: is not written as ${env:NAME}'),
    ])
    expect(hint).toContain('`$${env:NAME}`')
  })

  test('because of one file or stack are one line with all of their places', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const values = Object.fromEntries(names.map((name) => [name, `\${tfstate:output.${name}}`]))
    const text = environment({ ...values, H: '${cfn:none.A} ${cfn:none.B}' })
    const { message } = await played(text, { files: { [STATE]: 'vpc = 1' } }).failure()
    expect(message.split('\n')).toEqual([
      '9 placeholders of task.json have no value:',
      expect.stringMatching(
        /^- `tfstate`: the file terraform\.tfstate is not .*; named by \$\{tfstate:output\.a\} \(task\.json:9:16\), \$.* and 2 more$/u,
      ),
      '- the stack none does not exist in this region and account; named by ${cfn:none.A} (task.json:37:16), ${cfn:none.B} (task.json:37:30)',
    ])
  })

  test('because of a denied call are one problem, however many calls there are', async () => {
    const errors = { getParameters: denied('ssm:GetParameters') }
    const values = Array.from({ length: 30 }, (_, index) => [`V${index}`, `\${ssm:/${index}}`] as const)
    const { message } = await played(environment(Object.fromEntries(values)), { errors }).failure()
    expect(message.split('ssm:GetParameters')).toHaveLength(2)
  })

  test('a secret under the name of a parameter is refused, and not asked for', async () => {
    const play = played(environment({ A: '${ssm:/aws/reference/secretsmanager/db}', B: '${ssm:/a}' }), {
      parameters: { '/a': { Type: 'String', Value: 'x' } },
    })
    const { message } = await play.failure()
    expect(message).toContain(
      'task.json:9:16: ${ssm:/aws/reference/secretsmanager/db}: the parameter is a secret of Sec',
    )
    expect(message).not.toContain('\n')
    expect(play.asked).toEqual(['ssm /a'])
  })

  test('and what else is wrong with the definition are reported together', async () => {
    const text = JSON.stringify({ family: 'web', cpuu: 1, cpu: '${env:NONE}', containerDefinitions: [{ name: 'app' }] })
    const { message } = await played(text).failure()
    expect(message).toContain('${env:NONE}: the input `value-envs` does not list NONE')
    expect(message).toContain('cpuu: unknown key; did you mean cpu?')
    expect(message).toContain('the plan found 2 problems')
  })

  test('a denied call names the action, and the other placeholders are reported as well', async () => {
    const errors = { getParameters: denied('ssm:GetParameters') }
    const { message } = await played(environment({ A: '${ssm:/a}', B: '${env:HOME}' }), { errors }).failure()
    expect(message).toContain('ssm:GetParameters')
    expect(message).toContain('does not list HOME')
  })

  test('a source that cannot be read says which placeholders need it, and where', async () => {
    const errors = { getParameters: denied('ssm:GetParameters') }
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const values = Object.fromEntries(names.map((name) => [name, `\${ssm:/${name}}`]))
    const play = played(environment({ ...values, H: '${ssm:/a}', I: '${settings:environment}' }), { errors })
    const error = await play.failure()
    expect(error).toMatchObject({ code: 'E_ACCESS_DENIED' })
    expect(error.message).toMatch(
      /; needed by \$\{ssm:\/a\} \(task\.json:9:16\), \$\{ssm:\/b\} \(task\.json:13:16\), .* and 2 more$/u,
    )
  })

  test('without credentials, only what is wrong without AWS is reported', async () => {
    const errors = { getCallerIdentity: denied('sts:GetCallerIdentity') }
    const play = played(environment({ A: '${ssm:/a}', B: '${settings:account}', C: '${env:HOME}' }), { errors })
    const { message } = await play.failure()
    expect(message).toContain('does not list HOME')
    expect(message).toContain('the plan found 2 problems')
    expect(play.asked).toEqual([])
  })
})

describe('a stack that is not complete', () => {
  const OF_STACK = environment({ A: '${cfn:net.Vpc}' })

  test.each([
    [
      'DELETE_IN_PROGRESS',
      { Vpc: 'vpc-1' },
      'the stack net is being deleted; the stack is in state DELETE_IN_PROGRESS',
    ],
    ['DELETE_FAILED', { Vpc: 'vpc-1' }, 'the stack net is being deleted; the stack is in state DELETE_FAILED'],
    [
      'ROLLBACK_COMPLETE',
      {},
      'the stack has no output Vpc: there are no outputs; the stack is in state ROLLBACK_COMPLETE',
    ],
    [
      'CREATE_IN_PROGRESS',
      {},
      'the stack has no output Vpc: there are no outputs; the stack is in state CREATE_IN_PROGRESS',
    ],
  ] as const)('%s: its output has no value', async (state, outputs, why) => {
    const play = played(OF_STACK, { stacks: { net: outputs }, stackStates: { net: state } })
    expect((await play.failure()).message).toContain(why)
  })
})

describe('a state file', () => {
  const OF_STATE = environment({ A: '${tfstate:output.vpc}' })
  test.each<[string, Partial<Account>, string]>([
    ['is missing', {}, '`tfstate`: the file terraform.tfstate does not exist'],
    ['is a folder', { files: { [`${STATE}/x`]: '' } }, '`tfstate`: terraform.tfstate is a folder, not a file'],
    [
      'is no state',
      { files: { [STATE]: 'vpc = 1' } },
      'task.json:9:16: ${tfstate:output.vpc}: `tfstate`: the file terraform.tfstate is not JSON;',
    ],
    ['is too large', { files: { [STATE]: 'x'.repeat(17 * 1024 * 1024) } }, 'terraform.tfstate is larger than 16 MB'],
  ])('that %s', async (_, facts, why) => {
    const { code, message } = await played(OF_STATE, facts).failure()
    expect(code).toBe('E_VALUES')
    expect(message).toContain(why)
  })

  test('is named by a setting', async () => {
    const play = plan({ ...target(), values: VALUES }, { files: { [TASK_FILE]: OF_STATE } })
    expect((await play.failure()).message).toContain('`tfstate` is not set')
  })

  test('that leads out of the checkout is not read', async () => {
    const play = played(OF_STATE, { files: { [STATE]: JSON.stringify({}) } })
    play.files.refusals.set(STATE, 'leads out of the checkout')
    expect((await play.failure()).message).toContain('`tfstate`: terraform.tfstate leads out of the checkout')
  })
})
