import { ObjectType } from 'type-graphql'
import { Refusal } from '../wire/refusal.graphql.ts'

@ObjectType({ implements: Refusal, description: 'Somebody has taken it back before.' })
export class PaymentIsReversed extends Refusal {
  __typename!: 'PaymentIsReversed'
}

@ObjectType({ implements: Refusal, description: 'The key stands for a reversal with another reason.' })
export class ReversalKeyTaken extends Refusal {
  __typename!: 'ReversalKeyTaken'
}

@ObjectType({ implements: Refusal, description: 'What was paid too much has been given back to her meanwhile.' })
export class CreditWasRefunded extends Refusal {
  __typename!: 'CreditWasRefunded'
}

@ObjectType({ implements: Refusal, description: 'The loan would be open again, and she has another one by now.' })
export class LoanAfterThisOne extends Refusal {
  __typename!: 'LoanAfterThisOne'
}
