import { Link } from '@tanstack/react-router'

/** A return's number as the way to its decision. */
export const ReturnLink = ({ returnId, number }: { returnId: string; number: string }) => (
  <Link to="/desk/returns" search={{ open: returnId } as never} className="num">
    {number}
  </Link>
)
