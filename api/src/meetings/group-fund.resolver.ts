import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import type { Context } from '../context.ts'
import { Group } from '../groups/group.graphql.ts'
import type { GroupRow } from '../groups/group.queries.ts'
import { changedGroup } from '../groups/group-acts.resolver.ts'
import { requireRole } from '../identity/permission.ts'
import { amount, parseInput, textOf, uuid } from '../wire/input.ts'
import { Rupiah } from '../wire/scalars.ts'
import { GroupFundPayoutInput, PayOutGroupFundResult } from './group-fund.graphql.ts'
import { fundBalance } from './meeting.queries.ts'
import { payOutGroupFund } from './pay-out-group-fund.ts'

const payoutSchema = v.object({
  payoutId: uuid,
  groupId: uuid,
  amount: v.pipe(amount, v.minValue(1n, 'Jumlahnya harus lebih dari 0.')),
  method: v.picklist(['TRANSFER', 'OFFICE_CASH']),
  note: textOf('Pembagian', 500),
})

@Resolver(() => Group)
export class GroupFundResolver {
  @FieldResolver(() => Rupiah, { description: 'What its members have put together, and not used.' })
  fundBalance(@Ctx() { reader }: Context, @Root() { id }: GroupRow): Promise<bigint> {
    return fundBalance(reader, id)
  }

  @Mutation(() => PayOutGroupFundResult, {
    description: 'Officer: gives members back what is in their group’s fund. Every member is told.',
  })
  async payOutGroupFund(
    @Ctx() context: Context,
    @Arg('input', () => GroupFundPayoutInput) input: GroupFundPayoutInput,
  ): Promise<typeof PayOutGroupFundResult> {
    const officer = await requireRole(context, 'OFFICER')
    const draft = parseInput(payoutSchema, input, ['input'])
    const paid = await payOutGroupFund(context.db(), context.now, officer, draft)
    return '__typename' in paid ? paid : changedGroup(context, paid.groupId)
  }
}
