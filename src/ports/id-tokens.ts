/** Tokens by which GitHub says who this job is (OpenID Connect). */

export interface IdTokens {
  /** A new one. @throws ShipError `E_ID_TOKEN` where the job may have none; AwsError, which may pass, where GitHub gives none */
  readonly request: (audience: string) => Promise<string>
  /** `missing` for a pull request of a fork. @throws ShipError `E_ID_TOKEN` where the job lacks the permission */
  readonly find: () => 'present' | 'missing'
}
