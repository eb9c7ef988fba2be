/** Programs of other authors that the contract tests compare with; a part of the catalogue. */
import type { ToolDeclaration } from './tool.ts'

export const secondOpinions = {
  moto: {
    version: '5.2.1',
    why: 'a second implementation of the AWS APIs to compare with (contract tests)',
    programs: ['moto_server'],
    check: {},
    sources: [{ kind: 'pypi', requirement: 'moto[server]==5.2.1' }],
  },
  ministack: {
    version: '1.5.33',
    why: 'a second implementation of ECR to compare with (contract tests)',
    programs: ['ministack'],
    check: {},
    sources: [{ kind: 'pypi', requirement: 'ministack[full]==1.5.33' }],
  },
  sarifMultitool: {
    version: '5.7.0',
    why: "Microsoft's validation of the SARIF files (contract tests)",
    programs: ['sarif-multitool'],
    check: { 'sarif-multitool': ['--version'] },
    sources: [
      {
        kind: 'npm',
        packages: {
          'linux-x64': {
            name: '@microsoft/sarif-multitool-linux',
            integrity:
              'sha512-NxUbpq6ISCWoTQ/NfOYEwEDKq1Heka/rMoJ5R5LMydcAZQX/X7g5mWHcgxDub+0M07LC96tZ5LZHvF1Qy3gjTA==',
          },
          'darwin-x64': {
            name: '@microsoft/sarif-multitool-darwin',
            integrity:
              'sha512-SstDqFy/LQo2NEoInbTqLDa4nmbHti1luAMc6SSHTYUVAE3B/ehOMEkH6Cl6jzIiwXhmNCcd+dsU/LPuO0YaRA==',
          },
        },
        version: '5.7.0',
        paths: { 'sarif-multitool': 'Sarif.Multitool' },
      },
    ],
  },
} as const satisfies Record<string, ToolDeclaration>
