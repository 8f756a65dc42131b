import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { logFinancialRead } from '../groups/finances-permission.ts'
import { Group } from '../groups/group.graphql.ts'
import { groupOfMentor, groupsOfMentor } from '../groups/group.queries.ts'
import { requireRole } from '../identity/permission.ts'
import { parseInput, price } from '../wire/input.ts'
import { Rupiah } from '../wire/scalars.ts'
import { GroupReview } from './review.graphql.ts'
import { reviewGroup } from './review.queries.ts'

@Resolver()
export class ReviewResolver {
  @Query(() => [Group], { description: 'Mentor: her groups.' })
  async mentoredGroups(@Ctx() context: Context): Promise<Group[]> {
    const mentor = await requireRole(context, 'MENTOR')
    return groupsOfMentor(context.reader, mentor.id, businessDay(context.now))
  }

  @Query(() => GroupReview, {
    nullable: true,
    description:
      'Mentor: the businesses of one of her groups, or the one that is named, against a trial instalment. Null for any other group.',
  })
  async groupReview(
    @Ctx() context: Context,
    @Arg('slug', () => String) slug: string,
    @Arg('trialInstalment', () => Rupiah) trialInstalment: number,
    @Arg('businessSlug', () => String, { nullable: true }) businessSlug?: string,
  ): Promise<GroupReview | null> {
    const mentor = await requireRole(context, 'MENTOR')
    const trial = parseInput(price, trialInstalment, ['trialInstalment'])
    const group = await groupOfMentor(context.reader, mentor.id, slug, businessDay(context.now))
    if (!group) return null
    const { members, businesses } = await reviewGroup(context.reader, context.now, {
      groupId: group.id,
      businessSlug: businessSlug ?? null,
      trialInstalment: trial,
    })
    const others = new Set(members.map(({ memberId }) => memberId).filter((id) => id !== mentor.id))
    await logFinancialRead(context, mentor, [...others], 'groupReview')
    return { group, trialInstalment: trial, businesses }
  }
}
