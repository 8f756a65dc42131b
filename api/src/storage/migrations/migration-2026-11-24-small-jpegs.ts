import { Migration } from '@mikro-orm/migrations'

/** Pictures for browsers that read JPEG alone, in a size for lists. */
export class Migration20261124SmallJpegs extends Migration {
  override up(): void {
    // What was sent before has none, and is shown as wide as it is.
    this.addSql(`
      alter table image add small_jpeg_width int check (small_jpeg_width > 0 and small_jpeg_width < width)`)
  }
}
