import type { SourcedText } from "@/lib/content/notices/schema";
import { PRODUCT_LINES, type Product } from "@/lib/content/product/schema";

/**
 * What the clinic says about the product it offers, line by line. A line it has not filled in says so, and gives the
 * reader the question to ask. What is known of the legal status stands there in any case, with its source.
 */
export function ProductCard({ product = {}, status }: { product?: Product; status?: SourcedText }) {
  return (
    <section aria-label="The product this clinic offers" className="product">
      <p className="leads">The product this clinic offers</p>
      <dl>
        {PRODUCT_LINES.map(({ key, name, ask }) => (
          <div key={key}>
            <dt className="label">{name}</dt>
            <dd>
              {key === "status" && status && (
                <p>
                  {status.text} <a href={status.address}>{status.link}</a>
                </p>
              )}
              {product[key] ? (
                <p>{product[key]}</p>
              ) : (
                <p>
                  <span>Our clinic has not said yet. Ask:</span> {ask}
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
