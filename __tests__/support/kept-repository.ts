/** A repository that has what Security Hub asks for, so that nothing is said of it. */
export const KEPT_REPOSITORY = {
  imageTagMutability: 'IMMUTABLE',
  scanOnPush: true,
  encryption: { encryptionType: 'KMS' },
  lifecyclePolicy: {
    rules: [
      {
        rulePriority: 1,
        selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 50 },
        action: { type: 'expire' },
      },
    ],
  },
} as const
