import { wordSet } from '../phrases.ts';

/** What money is spent on and with whom, in general words: never the name of a payee. */
export const commonNouns = wordSet(
  // Food and drink
  `coffee coffees tea teas chai samosa samosas breakfast brunch lunch lunches dinner dinners supper snack snacks meal meals food
  drink drinks beer beers wine cocktail cocktails pint pints juice water soda milk bread eggs egg butter cheese rice dal atta
  flour sugar oil fruit fruits vegetables veggies veg vegetable meat chicken fish paneer dosa idli biryani thali pizza pizzas burger
  burgers sandwich sandwiches sushi ramen noodles pasta kebab curry tacos taco burrito salad soup cake cakes dessert icecream ice
  cream donut donuts croissant croissants bagel bagels cookies chocolate sweets mithai candy takeaway takeout delivery restaurant
  cafe bar pub canteen bakery dhaba groceries grocery supermarket kirana market store shop shops shopping butcher bananas apples
  potatoes onions tomatoes tiffin vadapav momos maggi paratha roti naan latte espresso cappuccino smoothie smoothies`,
  // Getting around
  `taxi taxis cab cabs auto autos rickshaw bus train metro tram subway underground tube ferry flight flights plane ticket tickets
  fare ride rides toll tolls fuel petrol gas gasoline diesel parking carwash car bike bicycle scooter motorcycle tyre tyres tire
  tires service servicing repair repairs mot road trip airport station fastag pass charging garage mechanic oil`,
  // Home and bills
  `rent mortgage deposit electricity electric power energy light water gas internet wifi broadband phone mobile recharge bill bills
  landline cable dth lpg cylinder maintenance society hoa house home flat apartment room sofa couch table chair desk lamp bed mattress
  furniture curtains kitchen appliance fridge washing machine microwave oven vacuum plumber electrician carpenter painter cleaner cleaning
  maid cook driver gardener handyman laundry laundromat detergent soap shampoo toiletries hardware tools paint garden plants plant heating trash garbage
  waste council tax taxes`,
  // Things and people
  `shoes shoe socks shirt shirts tshirt tshirts jeans trousers pants dress dresses jacket jackets coat coats clothes clothing hat bag
  bags watch jewellery jewelry ring laptop phone charger headphones cable camera tv monitor keyboard mouse book books notebook
  notebooks stationery toys toy gift gifts present presents flowers card cards birthday wedding anniversary christmas diwali eid party
  papa mummy mumma amma appa bhai didi nani dadi beta mama oma opa hubby beggar stranger mum mom mother dad father parents wife husband son daughter brother sister kid kids baby child children family friend friends
  grandma grandpa uncle aunt cousin neighbour neighbor roommate flatmate colleague boss landlord tenant client customer employer company office bank work
  school college university kindergarten nursery daycare tuition tutor course courses class classes exam lesson lessons fees fee
  doctor dentist hospital clinic pharmacy chemist medicine medicines meds prescription vet optician glasses therapy therapist physio checkup
  dog cat pet pets haircut barber salon spa massage manicure nails makeup cosmetics perfume gym yoga pool swimming football cricket
  cinema movie movies film concert theatre theater museum zoo game games tickets event club membership subscription netflixes
  newspaper magazine streaming music app software hosting domain cloud backup vpn
  insurance premium policy health life travel hotel hostel resort vacation holiday visa passport luggage tour
  loan emi installment instalment interest principal credit debit sip mutual fund funds stocks shares investment investments
  savings pension fixed recurring ppf nps gold silver fd rd isa ira charity donation donations temple church mosque zakat tithe
  salary wages pay paycheck bonus stipend allowance freelance invoice payment commission dividend dividends refund cashback
  reimbursement income money cash amount stuff things thing misc miscellaneous other something expense expenses purchase order
  waiter waitress barber babysitter sitter nanny cleaner maid driver watchman guard delivery boy courier priest pandit trainer coach instructor fine penalty fines courier postage stamps stamp printing parcel post shipping tip tips service charge charges lottery bingo casino poker bet bets
  atm withdrawal transfer upi neft imps rtgs gst vat tds sim dvd ac ro pc usb hdmi led id kyc cc diy weekend day night morning evening`,
  // German, French, Spanish, Italian, Hindi
  `mittagessen abendessen fruhstuck kaffee kuchen brot brotchen wein bier essen getranke einkauf einkaufe lebensmittel supermarkt backer
  backerei apotheke arzt zahnarzt friseur miete strom wasser heizung versicherung tanken benzin fahrkarte zug bahn kino geschenk
  geburtstag kleidung schuhe buch bucher handy gehalt lohn parken eis restaurant dejeuner diner courses loyer essence coiffeur pharmacie
  almuerzo cena comida cafe supermercado alquiler gasolina farmacia peluqueria luz agua pranzo spesa affitto benzina
  sabzi doodh kirana dawai bijli paani kapde khana nashta petrol`,
);

/** Words that hold a sentence together; a payee ends before them, notes neither begin nor end with them. */
export const stopWords = wordSet(
  `a an the my our your his her their its this that these those some any i we you he she it they me us him them myself
  and or but plus also then so as per of for from to into in on at by with via using through over under about around approx
  approximately roughly ca was is are were been be had have has did do does not no only just each total altogether all
  x minus less back again today yesterday new off up down out extra including incl includes total split shared half equally between among
  und mit fur im am bei vom von zum zur der die das den dem ein eine einen le la les un une de du des pour chez avec el los las con por
  para en il lo per di da ka ki ke ko se mein liye`,
);

/** What one did with the money. */
export const spendVerbs = wordSet(
  `paid pay paying spent spend spending bought buy buying purchased purchase ordered order gave give given sent send donated donate
  charged charge debited cost costs costed owed owe owes booked renewed subscribed topped loaded recharged filled grabbed picked
  ate drank took take had rented hired fixed repaired contributed chipped lent lend loaned tipped treated invested invest deposited deposit withdrew withdraw transferred transfer
  moved move repaid settled venmoed venmod zelled zelle venmo borrowed fix settle got get received receive earned earn refunded refund returned sold credited reimbursed made make won
  add added log record note enter put set bezahlt gekauft ausgegeben zahlte gezahlt paye achete pague compre pagado comprado diya liya kharcha`,
);
