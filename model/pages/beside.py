"""Rules that no row of the program states: how its numbers are counted, and what plans are compared."""

from __future__ import annotations

BESIDE = r"""# Rules beside the rows

What an independent model needs besides the rows above to come to the same numbers.

* **Life left.** After the last year, run-on years counted, a plant of cost $`K`$, life $`L`$ and age $`a`$ at the
  start of the year that follows is worth $`K\,\frac{A(L - a)}{A(L)}\,\frac{1}{1 + r}`$ in the money of the last year,
  $`A(n)`$ the annuity factor of $`n`$ years at the discount rate; nothing where capital is charged as an annuity. A
  beneficiary's own value counts it at its own cost of capital.
* **One average year** for the $`n`$ years that a plan runs on counts by the sum of their discount factors, with each
  owner's rate in its own value. Capacity, upkeep and jobs in it are the mean over its years, each at its discount, of
  what every vintage has there; wear is its mean over the years, each alike. Tax so far, an ore body and limits over
  all years count it $`n`$ times. What comes back is the mean of what each of its years gets. It is exact where no
  plant is too large in one of the years and missing in another, but for when tax falls due among them, and for the own
  value of a maker whose plants end among them and whose cost of capital is not the discount rate. *Inferred.*
* **Capital** is spent in equal parts over the lead years, those before commissioning; without a lead time in the year
  itself.
* **Factors of a facility.** The capital cost factor multiplies capital cost. The running cost factor multiplies
  running cost and upkeep, not electricity. The input factor multiplies every amount a route takes in, not what it
  gives out.
* **Reference price.** Of a commodity with a country on *Reference price from*: the cheapest landed price from there,
  purchase price and freight and duty, without handling, the same for all origins; without a lane from there, the
  price there. National cost does count handling, and no duty.
* **Price in India.** The row for India on *Prices* or *Price rules*, else the reference price, else what the cheapest
  supply in India costs. *Laid in again* after a stop, and a reserve when the plan ends, are valued at the reference
  price without duty.
* **Own metal for own alloy.** The metal that a tonne of awarded magnet capacity needs is the most over the routes
  that the beneficiary has to any grade.
* **Magnets contained** (inferred: the documents say *sale of magnets*, and nothing about stages after sintering). What
  a beneficiary makes of its own magnets at stages without a role in the scheme, and sells, earns by the tonnes of
  magnets in it, after what these stages lose: in goods of the kind magnet their own mass, but no more than goes into
  them; in goods of the kinds material and other what goes into them $`\times \min(1, e / E)`$, $`e`$ the Nd+Pr of a
  tonne of the goods and $`E`$ that of all that a tonne takes. A coat with a yield of 80 % takes 1.25 t for a tonne that
  earns as a tonne. Rate, share of net sales (of the goods sold) and award count these tonnes; own metal, losses of
  every stage in, backs them. Goods of other kinds hold none, such as oxide made of swarf.
* **Magnets that are paid for.** What is paid counts the tonnes that own output, sales, own metal and the awarded
  capacity let earn in a year, way by way; these are the most there can be, but where one good takes magnets of two own
  grades. Of the ways to what is sold that which needs least metal for a tonne of magnets comes first, of equal need
  that on which least is lost, then the one that sells dearest.
* **Margin at the demand's mix.** A tonne of a grade costs its cheapest own route: running cost, electricity, inputs,
  less what its scrap is worth. Metal, alloy and magnets for later stages come from own stages where it has any, at
  their cost, else at the price in India; other inputs at the price in India. Scrap is worth, through the best own
  recycling, the price of the oxide it gives less running cost, other inputs and a level charge of capital per tonne;
  nothing where that is below 0. Grades are weighed by their share of India's demand in the year. Capital of the
  scheme's own stages is what the plan builds; of other stages it is the level charge.
* **Aims of one priority** are weighed by weight ÷ range. The range of an aim is how far it moves over the plans that
  are best in each of the aims in turn, the others pursued after it; below 0.001, or where there is one aim alone, it
  is 1.
* **What a later priority leaves.** An aim reached at $`v`$ is held at $`v + \max(t, \rho\,|v|) + 10^{-7}\max(1,
  |v|)`$, $`t`$ and $`\rho`$ its two tolerances.
* **Whole lots where aims are priced.** The total decides who is selected, and in which lot; it is proved within *Gap*
  of Settings. Later aims choose among plans with those lots.
* **Plans compared.** *No scheme*: the same aims, every bid out; markets, prices, ceilings, plants outside the scheme
  as they are. *Least cost*: the first priority, then national cost, then the tie-break. *Least dependence*: the same
  priorities, aims of dependence with no tolerance. Where aims are priced: *least dependence* is the plan at the
  highest price of a point, and there is no *least cost*. *Free choice*: bids in any order.
"""
"""Checked against the data by tests/data/test_beside.py."""
