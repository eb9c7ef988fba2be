import { describe, expect, test } from '@jest/globals'
import { buildSteps } from '../../../src/domain/build/build-output.ts'

const newsOf = (lines: readonly string[]): readonly string[] => lines.filter(buildSteps())

describe('the lines of a build that are shown while it runs', () => {
  test('BuildKit: each step once, when it starts and how it ends', () => {
    const lines = [
      '#0 building with "default" instance using docker driver',
      '#1 [internal] load build definition from Dockerfile',
      '#1 transferring dockerfile: 312B done',
      '#1 DONE 0.0s',
      '#2 [auth] library/node:pull token for registry-1.docker.io',
      '#5 [builder 1/4] FROM docker.io/library/node:24@sha256:abc',
      '#5 sha256:abc 12MB / 40MB 0.2s',
      '#6 [linux/amd64 builder 2/4] COPY package.json ./',
      '#6 CACHED',
      '#5 [builder 1/4] FROM docker.io/library/node:24@sha256:abc',
      '#5 DONE 3.1s',
      '#7 [3/4] RUN npm ci',
      '#7 2.1 added 100 packages',
      '#7 DONE 12.3s',
      '#8 exporting to docker image format',
      '#8 exporting layers 2.0s done',
      '#8 DONE 2.4s',
      ' 1 warning found (use docker --debug to expand):',
      ' - JSONArgsRecommended: JSON arguments recommended for CMD (line 9)',
    ]
    expect(newsOf(lines)).toEqual([
      '#5 [builder 1/4] FROM docker.io/library/node:24@sha256:abc',
      '#6 [linux/amd64 builder 2/4] COPY package.json ./',
      '#6 CACHED',
      '#5 DONE 3.1s',
      '#7 [3/4] RUN npm ci',
      '#7 DONE 12.3s',
      '#8 exporting to docker image format',
      '#8 DONE 2.4s',
      ' 1 warning found (use docker --debug to expand):',
      ' - JSONArgsRecommended: JSON arguments recommended for CMD (line 9)',
    ])
  })

  test('the classic builder: its steps', () => {
    const lines = [
      'Sending build context to Docker daemon  2.1MB',
      'Step 1/2 : FROM scratch',
      ' ---> ',
      'Step 2/2 : COPY rootfs /',
      ' ---> 4f5b6c7d8e9f',
      'Successfully built 4f5b6c7d8e9f',
    ]
    expect(newsOf(lines)).toEqual(['Step 1/2 : FROM scratch', 'Step 2/2 : COPY rootfs /'])
  })
})
