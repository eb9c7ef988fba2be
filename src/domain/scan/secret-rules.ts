/** The secret rules of Trivy by their ids. */

/** The built-in secret rules of Trivy 0.74.0 (pkg/fanal/secret/builtin-rules.go). */
export const SECRET_RULES: ReadonlySet<string> = new Set(
  `
  aws-access-key-id aws-secret-access-key github-pat github-oauth github-app-token github-refresh-token github-fine-grained-pat
  gitlab-pat hugging-face-access-token private-key shopify-token slack-access-token stripe-publishable-token stripe-secret-token
  pypi-upload-token gcp-service-account heroku-api-key slack-web-hook twilio-api-key age-secret-key facebook-token twitter-token
  adobe-client-id adobe-client-secret alibaba-access-key-id alibaba-secret-key asana-client-id asana-client-secret
  atlassian-api-token bitbucket-client-id bitbucket-client-secret beamer-api-token clojars-api-token contentful-delivery-api-token
  databricks-api-token discord-api-token discord-client-id discord-client-secret doppler-api-token dropbox-api-secret
  dropbox-short-lived-api-token dropbox-long-lived-api-token duffel-api-token dynatrace-api-token easypost-api-token
  fastly-api-token finicity-client-secret finicity-api-token flutterwave-public-key flutterwave-enc-key frameio-api-token
  gocardless-api-token grafana-api-token hashicorp-tf-api-token hubspot-api-token intercom-api-token intercom-client-secret
  ionic-api-token jwt-token stateless-ghs-jwt linear-api-token linear-client-secret lob-api-key lob-pub-api-key mailchimp-api-key
  mailgun-token mailgun-signing-key mapbox-api-token messagebird-api-token messagebird-client-id new-relic-user-api-key
  new-relic-user-api-id new-relic-browser-api-token npm-access-token planetscale-password planetscale-api-token
  private-packagist-token postman-api-token pulumi-api-token rubygems-api-token sendgrid-api-token sendinblue-api-token
  shippo-api-token linkedin-client-secret linkedin-client-id twitch-api-token typeform-api-token dockerconfig-secret
  symfony-default-secret azure-storage-account-key azure-sas-token azure-devops-pat azure-entra-client-secret
  azure-container-registry-credential azure-container-registry-password azure-app-config-connection-string azure-ai-services-key
  maven-settings-password maven-settings-passphrase maven-settings-security-master openai-project-api-key
  openai-service-account-key openai-admin-api-key openai-legacy-api-key openai-service-api-key openai-realtime-client-secret
  `
    .trim()
    .split(/\s+/u),
)
