/** Workflows of the usual actions, as AWS documents them. */

export const DEFINITION = JSON.stringify({
  family: 'shop',
  executionRoleArn: 'arn:aws:iam::222222222222:role/shop-execution',
  taskRoleArn: 'arn:aws:iam::222222222222:role/shop-task',
  containerDefinitions: [{ name: 'web', image: 'x' }],
})

/** GitHub's starter workflow for Amazon ECS, with Trivy. */
export const USUAL = `name: Deploy to Amazon ECS
on:
  push:
    branches: [ trunk ]
env:
  AWS_REGION: eu-central-1
  ECR_REPOSITORY: team/shop
  ECS_SERVICE: shop-web
permissions:
  contents: read
jobs:
  deploy:
    name: Deploy
    runs-on: ubuntu-latest
    environment: production
    steps:
      - name: Checkout
        uses: actions/checkout@v4
      - name: Configure AWS credentials
        uses: aws-actions/configure-aws-credentials@v1
        with:
          role-to-assume: arn:aws:iam::222222222222:role/github
          aws-region: \${{ env.AWS_REGION }}
      - id: login-ecr
        uses: aws-actions/amazon-ecr-login@v1
      - name: Build, tag, and push image to Amazon ECR
        id: build-image
        env:
          ECR_REGISTRY: \${{ steps.login-ecr.outputs.registry }}
          IMAGE_TAG: \${{ github.sha }}
        run: |
          # Build a docker container and push it to ECR.
          docker build -t $ECR_REGISTRY/$ECR_REPOSITORY:$IMAGE_TAG -f docker/Dockerfile --build-arg MODE=production \\
            --build-arg LEVEL=2 app
          docker push $ECR_REGISTRY/$ECR_REPOSITORY:$IMAGE_TAG
          echo "image=$ECR_REGISTRY/$ECR_REPOSITORY:$IMAGE_TAG" >> $GITHUB_OUTPUT
      - uses: aquasecurity/trivy-action@0.20.0
        with:
          image-ref: \${{ steps.build-image.outputs.image }}
          severity: CRITICAL
          exit-code: '1'
      - id: task-def
        uses: aws-actions/amazon-ecs-render-task-definition@v1
        with:
          task-definition: deploy/task.json
          container-name: web
          image: \${{ steps.build-image.outputs.image }}
      - uses: aws-actions/amazon-ecs-deploy-task-definition@v1
        with:
          task-definition: \${{ steps.task-def.outputs.task-definition }}
          service: \${{ env.ECS_SERVICE }}
          cluster: main
          wait-for-service-stability: true
          wait-for-minutes: 20
`
