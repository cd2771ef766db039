import sharp from 'sharp'

/** A decoded picture larger than this is a bomb, not a photograph; the kernel has looked at the header already. */
const PIXELS_MAX = 40_000_000
export const SIDE_MIN_PIXELS = 200
const SIZES = { thumb: 160, view: 1_000 } as const
export type PictureSize = keyof typeof SIZES

type Resized = { size: PictureSize; width: number; height: number; content: Buffer }
export type ReadPicture = { width: number; height: number; sizes: Resized[] }

/**
 * Turns upright, makes smaller and encodes anew as WebP: what screens get holds none of the uploaded bytes, so no
 * position of a phone, no script and no second file behind the picture. Null where it can't be decoded.
 */
export async function resizePicture(content: Buffer): Promise<ReadPicture | null> {
  try {
    const upright = sharp(content, { limitInputPixels: PIXELS_MAX, failOn: 'error' }).rotate()
    const sizes = await Promise.all(
      (Object.keys(SIZES) as PictureSize[]).map(async (size): Promise<Resized> => {
        const { data, info } = await upright
          .clone()
          .resize({ width: SIZES[size], height: SIZES[size], fit: 'inside', withoutEnlargement: true })
          .flatten({ background: '#ffffff' })
          .webp({ quality: 80 })
          .toBuffer({ resolveWithObject: true })
        return { size, width: info.width, height: info.height, content: data }
      }),
    )
    const { width, height, autoOrient } = await sharp(content).metadata()
    return { width: autoOrient?.width ?? width, height: autoOrient?.height ?? height, sizes }
  } catch {
    // libvips says only that the bytes are no picture; which words it uses helps nobody.
    return null
  }
}
