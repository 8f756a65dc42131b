import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { NotYourShop } from '../shops/shop.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateTime } from '../wire/scalars.ts'
import type { ProductImportStatus } from './product-import.entity.ts'
import type { LineOutcome } from './product-import.rules.ts'

export const LineOutcomeEnum: { [O in LineOutcome]: O } = {
  NEW: 'NEW',
  CHANGED: 'CHANGED',
  UNCHANGED: 'UNCHANGED',
  FAULTY: 'FAULTY',
}
registerEnumType(LineOutcomeEnum, { name: 'ImportLineOutcome' })

export const ProductImportStatusEnum: { [S in ProductImportStatus]: S } = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  REFUSED: 'REFUSED',
}
registerEnumType(ProductImportStatusEnum, {
  name: 'ProductImportStatus',
  description: 'REFUSED: something was no longer right when its turn came, and nothing was changed.',
})

@ObjectType({ description: 'What is wrong with a table.' })
export class ImportFault {
  @Field(() => Int, { description: 'Row of the spreadsheet, the head being 1.' })
  line!: number

  @Field(() => String, { nullable: true, description: 'As it is called in the head; null: the whole row.' })
  column!: string | null

  @Field(() => String)
  message!: string
}

@ObjectType({ description: 'What a line of a table would do.' })
export class ImportLine {
  @Field(() => Int, { description: 'Row of the spreadsheet, the head being 1.' })
  line!: number

  @Field(() => String)
  product!: string

  @Field(() => String)
  variant!: string

  @Field(() => LineOutcomeEnum)
  outcome!: LineOutcome
}

@ObjectType({ description: 'Counts are of lines.' })
export class ProductImportPreview {
  @Field(() => [ImportLine])
  lines!: ImportLine[]

  @Field(() => [ImportFault], { description: 'All of them, by line. With one of them nothing can be imported.' })
  faults!: ImportFault[]

  @Field(() => Int)
  newCount!: number

  @Field(() => Int)
  changedCount!: number

  @Field(() => Int)
  unchangedCount!: number
}

@ObjectType({ description: 'A table that is or was worked off: all of it or nothing.' })
export class ProductImport {
  @Field(() => ID)
  id!: string

  @Field(() => ProductImportStatusEnum)
  status!: ProductImportStatus

  @Field(() => Int, { description: 'Lines' })
  done!: number

  @Field(() => Int, { description: 'Lines' })
  total!: number

  @Field(() => [ImportFault])
  faults!: ImportFault[]

  @Field(() => DateTime)
  requestedAt!: Temporal.Instant

  @Field(() => DateTime, { nullable: true })
  endedAt!: Temporal.Instant | null
}

@ObjectType()
export class ProductImportStarted {
  __typename!: 'ProductImportStarted'

  @Field(() => ProductImport)
  import!: ProductImport
}

@ObjectType({ implements: Refusal, description: 'The table has faults; nothing was changed.' })
export class ProductImportFaulty extends Refusal {
  __typename!: 'ProductImportFaulty'

  @Field(() => [ImportFault])
  faults!: ImportFault[]
}

@ObjectType({ implements: Refusal, description: 'The importId was used for another table.' })
export class ProductImportIdTaken extends Refusal {
  __typename!: 'ProductImportIdTaken'
}

export const StartProductImportResult = createUnionType({
  name: 'StartProductImportResult',
  types: () => [ProductImportStarted, NotYourShop, ProductImportFaulty, ProductImportIdTaken] as const,
})
