import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { DateScalar, Rupiah } from '../wire/scalars.ts'

@ObjectType({
  description: 'Portfolio at risk: loans more than so many days late, and rescheduled ones, with all their principal.',
})
export class PortfolioRisk {
  @Field(() => Int)
  daysPastDue!: number

  @Field(() => Int)
  loanCount!: number

  @Field(() => Rupiah)
  principal!: bigint

  @Field(() => Float, { description: 'Of the principal that is out, one digit.' })
  percent!: number
}

@ObjectType({ description: 'Principal by how late its oldest unpaid instalment is. daysTo null: and more.' })
export class AgeingBand {
  @Field(() => Int)
  daysFrom!: number

  @Field(() => Int, { nullable: true })
  daysTo!: number | null

  @Field(() => Rupiah)
  principal!: bigint
}

@ObjectType()
export class PortfolioFigures {
  @Field(() => Int, { description: 'Loans that are running.' })
  loanCount!: number

  @Field(() => Rupiah)
  outstandingPrincipal!: bigint

  @Field(() => [PortfolioRisk], { description: 'More than 1, 7, 14 and 30 days.' })
  risks!: PortfolioRisk[]

  @Field(() => [AgeingBand])
  ageing!: AgeingBand[]

  @Field(() => Rupiah)
  rescheduledPrincipal!: bigint

  @Field(() => Rupiah)
  writtenOff!: bigint

  @Field(() => Rupiah)
  recovered!: bigint

  @Field(() => Rupiah, { description: 'Paid above all that was owed, and to be given back.' })
  credit!: bigint
}

@ObjectType({ description: 'A part of the portfolio: of a group, a mentor or a kecamatan.' })
export class PortfolioPart {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string

  @Field(() => PortfolioFigures)
  figures!: PortfolioFigures
}

@ObjectType({ description: 'As it was known at the end of the day: asked again later it is the same.' })
export class Portfolio {
  @Field(() => DateScalar)
  asOf!: Temporal.PlainDate

  @Field(() => PortfolioFigures)
  total!: PortfolioFigures

  @Field(() => [PortfolioPart])
  byGroup!: PortfolioPart[]

  @Field(() => [PortfolioPart])
  byMentor!: PortfolioPart[]

  @Field(() => [PortfolioPart])
  byKecamatan!: PortfolioPart[]
}
