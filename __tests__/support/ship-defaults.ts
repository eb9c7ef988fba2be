/** The inputs and the environment that every play has. */
import { COMMIT } from './ship-checkout.ts'

export const INPUTS = {
  environment: 'test',
  repository: 'hello',
  cluster: 'demo',
  service: 'web',
  'task-definition': 'task-definition.json',
  'aws-region': 'eu-west-1',
}

export const ENVIRONMENT = {
  GITHUB_SHA: COMMIT,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REPOSITORY: 'octo-org/hello',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret-access-key-of-every-play',
}
