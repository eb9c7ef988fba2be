import { describe, expect, test } from '@jest/globals'
import { OUTPUTS, outputsOf } from '../../src/report/outputs.ts'
import { digestOf } from '../support/sample-results.ts'
import { SAMPLES } from '../support/sample-records.ts'

describe('outputsOf', () => {
  test('a run that shipped sets all but the failure', () => {
    const outputs = outputsOf(SAMPLES.success)
    expect(Object.keys(OUTPUTS).filter((name) => !(name in outputs))).toEqual([
      'apps',
      'sbom-path',
      'passed-tag',
      'attestation',
      'new-findings',
      'fixed-findings',
      'override-reason',
      'deployment-reason',
      'rollback',
      'service-url',
      'maintenance',
      'maintenance-since',
      'run-file',
      'failed-stage',
      'error-code',
    ])
    expect(outputs).toMatchObject({
      result: 'success',
      image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello@${digestOf('d')}`,
      'image-digest': digestOf('d'),
      'config-digest': digestOf('c'),
      registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
      repository: 'hello',
      'gate-verdict': 'passed',
      findings:
        '{"trivy":{"CRITICAL":0,"HIGH":0,"MEDIUM":0,"LOW":1,"UNKNOWN":0},"dockle":{"FATAL":0,"WARN":0,"INFO":1}}',
      'database-date': '2026-11-21T01:12:45Z',
      'deployment-status': 'success',
      'running-digest': digestOf('d'),
      'duration-seconds': '89',
    })
  })

  test('a blocked run sets the verdict and no image', () => {
    const outputs = outputsOf(SAMPLES.blocked)
    expect(outputs).toMatchObject({
      result: 'blocked',
      'gate-verdict': 'blocked',
      'failed-stage': 'gate',
      'error-code': 'E_GATE_BLOCKED',
      'previous-task-definition-arn': 'arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:41',
    })
    expect(outputs.image).toBeUndefined()
    expect(outputs['task-definition-arn']).toBeUndefined()
  })

  test.each(['blocked', 'build-failed', 'tag-taken'] as const)('%s: the plan knows the repository', (sample) => {
    expect(outputsOf(SAMPLES[sample])).toMatchObject({
      registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
      repository: 'hello',
    })
  })

  test('a scanner that broke has no counts', () => {
    expect(outputsOf(SAMPLES.broke).findings).toBe('{"dockle":{"FATAL":1,"WARN":0,"INFO":0}}')
    expect(outputsOf(SAMPLES.broke)['gate-verdict']).toBe('broke')
    expect(outputsOf(SAMPLES.broke)['database-date']).toBeUndefined()
  })

  test.each([
    ['rolled-back', { result: 'failed', 'deployment-status': 'rolled-back', 'error-code': 'E_ROLLED_BACK' }],
    [
      'taken-back',
      {
        'deployment-status': 'timed-out',
        'deployment-reason': 'container `app` exited with code 3 (3 of 3 tasks)',
        rollback: 'restored',
      },
    ],
    ['cancelled', { result: 'cancelled', 'deployment-status': 'interrupted', 'failed-stage': 'wait' }],
    ['build-failed', { result: 'failed', 'failed-stage': 'build' }],
  ] as const)('%s', (sample, expected) => {
    expect(outputsOf(SAMPLES[sample])).toMatchObject(expected)
  })

  test('wrong inputs set the result and the code alone', () => {
    expect(outputsOf(SAMPLES['wrong-inputs'])).toEqual({
      result: 'failed',
      'error-code': 'E_INPUT',
      'duration-seconds': '0',
    })
  })

  test('every output is described in a sentence', () => {
    for (const { description } of Object.values(OUTPUTS)) expect(description).toMatch(/^[A-Z].*\.$/)
  })
})
