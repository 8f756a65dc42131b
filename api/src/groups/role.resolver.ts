import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import * as v from 'valibot'
import type { Context } from '../context.ts'
import { requireRole } from '../identity/permission.ts'
import type { Role } from '../identity/user.entity.ts'
import { RoleEnum } from '../identity/user.graphql.ts'
import { optionalTextOf, parseInput, phone, textOf, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { addStaff } from './add-staff.ts'
import { changeRole } from './change-role.ts'
import { AddStaffInput, ChangeRoleResult, RoleChangePage, RoleInput, UserAccountPage } from './role.graphql.ts'
import { findUsers, roleChangeSort, roleChanges, userAccount, userSort } from './role.queries.ts'

const role = v.picklist(['MENTOR', 'OFFICER'])
const reason = textOf('Alasan', 500)
const roleSchema = v.object({ userId: uuid, role, reason })
const staffSchema = v.object({ name: textOf('Nama', 80), phone, role, reason })
const nameKey = /^[^\0]{1,300}$/

@Resolver()
export class RoleResolver {
  @Query(() => UserAccountPage, {
    complexity: listComplexity,
    description: 'Officer: everybody, by name. search is a part of the name or of the number.',
  })
  async users(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('search', () => String, { nullable: true }) search?: string,
    @Arg('role', () => RoleEnum, { nullable: true }) role?: Role,
  ): Promise<UserAccountPage> {
    await requireRole(context, 'OFFICER')
    checkPageSize(first)
    return findUsers(context.reader, {
      search: parseInput(optionalTextOf('Pencarian', 80), search, ['search']),
      role: role ?? null,
      first,
      after: after ? (decodeCursor(after, userSort, [nameKey, cursorKeys.uuid]) as [string, string]) : null,
    })
  }

  @Query(() => RoleChangePage, {
    complexity: listComplexity,
    description: 'Officer: who got and lost an office, newest first; of one person where she is named.',
  })
  async roleChanges(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('userId', () => ID, { nullable: true }) userId?: string,
  ): Promise<RoleChangePage> {
    await requireRole(context, 'OFFICER')
    checkPageSize(first)
    return roleChanges(context.reader, {
      userId: userId ? parseInput(uuid, userId, ['userId']) : null,
      first,
      after: after
        ? (decodeCursor(after, roleChangeSort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string])
        : null,
    })
  }

  @Mutation(() => ChangeRoleResult, { description: 'Officer: makes somebody mentor or officer. Never herself.' })
  async giveRole(
    @Ctx() context: Context,
    @Arg('input', () => RoleInput) input: RoleInput,
  ): Promise<typeof ChangeRoleResult> {
    const officer = await requireRole(context, 'OFFICER')
    const given = { ...parseInput(roleSchema, input, ['input']), change: 'GIVEN' as const }
    return this.changed(context, await changeRole(context.db(), context.now, officer, given))
  }

  @Mutation(() => ChangeRoleResult, {
    description:
      'Officer: takes an office away, at once. Never her own, never the last officer’s, no mentor’s who has groups.',
  })
  async takeRole(
    @Ctx() context: Context,
    @Arg('input', () => RoleInput) input: RoleInput,
  ): Promise<typeof ChangeRoleResult> {
    const officer = await requireRole(context, 'OFFICER')
    const taken = { ...parseInput(roleSchema, input, ['input']), change: 'TAKEN' as const }
    return this.changed(context, await changeRole(context.db(), context.now, officer, taken))
  }

  @Mutation(() => ChangeRoleResult, {
    description: 'Officer: gives an office to somebody by her number, who may be new here.',
  })
  async addStaff(
    @Ctx() context: Context,
    @Arg('input', () => AddStaffInput) input: AddStaffInput,
  ): Promise<typeof ChangeRoleResult> {
    const officer = await requireRole(context, 'OFFICER')
    const staff = parseInput(staffSchema, input, ['input'])
    return this.changed(context, await addStaff(context.db(), context.now, officer, staff))
  }

  private async changed(
    { reader }: Context,
    changed: Awaited<ReturnType<typeof changeRole>>,
  ): Promise<typeof ChangeRoleResult> {
    if ('__typename' in changed) return changed
    const user = await userAccount(reader, changed.userId)
    if (!user) throw new Error(`the user ${changed.userId} is gone`)
    return { __typename: 'RoleChanged', user }
  }
}
