/** Well-known payees as they write themselves, by where they are mostly met; a sentence may write them in any case. */
const brandLists: readonly string[] = [
  // Streaming, software, games
  `Netflix|Spotify|Hulu|Disney+|Disney Plus|Disney|HBO Max|HBO|YouTube Premium|YouTube Music|YouTube|Amazon Prime|Prime Video|
  Apple Music|Apple TV|iCloud|Audible|Kindle Unlimited|Paramount+|Paramount Plus|Peacock|Crunchyroll|Deezer|Tidal|SoundCloud|
  Hotstar|Disney Hotstar|SonyLIV|Zee5|JioCinema|JioHotstar|Gaana|DAZN|Twitch|Patreon|Substack|Medium|OnlyFans|Adobe|Microsoft|Microsoft 365|
  Office 365|Google One|Google Workspace|Google Play|Google|Dropbox|GitHub|GitLab|OpenAI|ChatGPT|Claude|Anthropic|Midjourney|Canva|
  Figma|Notion|Slack|Zoom|Evernote|1Password|LastPass|Bitwarden|NordVPN|ExpressVPN|Grammarly|Duolingo|Headspace|Strava|LinkedIn|
  New York Times|NYT|The Economist|Economist|The Guardian|Washington Post|Financial Times|Steam|PlayStation|Xbox|Nintendo|Epic Games|Roblox|
  GoDaddy|Namecheap|DigitalOcean|AWS|Heroku|Vercel|Netlify|Hetzner|Squarespace|Wix|Shopify|Mailchimp|Tinder|Bumble|Hinge|Medium`,
  // Shops
  `Amazon|eBay|Etsy|AliExpress|Temu|Shein|Wish|Walmart|Target|Costco|Sam's Club|Best Buy|Home Depot|Lowe's|Macy's|Nordstrom|Kohl's|
  TJ Maxx|TK Maxx|Marshalls|Ross|Gap|Old Navy|Banana Republic|Zara|H&M|Uniqlo|Primark|Mango|Bershka|Pull&Bear|Massimo Dutti|
  Levi's|Nike|Adidas|Puma|Reebok|New Balance|Decathlon|Foot Locker|JD Sports|Sports Direct|REI|Lululemon|Patagonia|ASOS|Zalando|
  Boohoo|Next|Marks & Spencer|Marks and Spencer|M&S|John Lewis|Argos|Currys|Halfords|B&Q|Screwfix|Wickes|IKEA|Wayfair|MediaMarkt|Media Markt|Saturn|
  OBI|Bauhaus|Hornbach|Fnac|Darty|Leroy Merlin|Castorama|El Corte Inglés|C&A|Otto|Apple|Apple Store|Samsung|Dell|Lenovo|Sony|
  Flipkart|Myntra|Ajio|Nykaa|Meesho|Snapdeal|Tata Cliq|Croma|Reliance Digital|Vijay Sales|Pantaloons|Westside|Lifestyle|Shoppers Stop|FabIndia|
  Sephora|Ulta|Lush|The Body Shop|Bath & Body Works|Douglas|Rossmann|Müller|Boots|Superdrug|CVS|Walgreens|Rite Aid|Duane Reade|
  Apollo Pharmacy|PharmEasy|Netmeds|1mg|Medplus|Petco|PetSmart|Chewy|Pets at Home|Fressnapf|LEGO|Hamleys|Smyths|GameStop|
  Barnes & Noble|Waterstones|WHSmith|Thalia|Staples|Office Depot|Hobby Lobby|Michaels|Dollar Tree|Dollar General|Poundland|Daiso|Miniso|MUJI|Action|Flying Tiger|Swarovski|Pandora|Tanishq|Lenskart|Specsavers|Titan|Bata|Clarks|Timberland|Rolex|Gucci|Prada|Vinted|Newegg|Micro Center`,
  // Supermarkets
  `Tesco|Sainsbury's|Asda|Morrisons|Waitrose|Ocado|Aldi|Lidl|Iceland Foods|Co-op|Coop|Spar|Rewe|Edeka|Kaufland|Penny|Netto|dm|Denns|Alnatura|
  Migros|Denner|Volg|Billa|Hofer|Carrefour|Auchan|Leclerc|Intermarché|Monoprix|Casino Supermarché|Franprix|Picard|Mercadona|Dia|Eroski|Alcampo|Esselunga|Conad|Albert Heijn|Jumbo|
  Delhaize|Colruyt|Biedronka|Żabka|ICA|Willys|Hemköp|Kiwi|Rema 1000|Meny|Netto|Føtex|Whole Foods|Trader Joe's|Kroger|Safeway|Publix|
  Wegmans|H-E-B|HEB|Meijer|ShopRite|Stop & Shop|Giant Eagle|Food Lion|Sprouts|Albertsons|Vons|Ralphs|Winn-Dixie|Hannaford|Piggly Wiggly|99 Ranch|H Mart|Instacart|Loblaws|
  Sobeys|Woolworths|Woolies|Coles|IGA|Countdown|Pak'nSave|Pick n Pay|Checkers|Shoprite|BigBasket|Big Bazaar|DMart|D-Mart|Blinkit|Zepto|
  Swiggy Instamart|Instamart|JioMart|Reliance Fresh|Spencer's|More Supermarket|Nature's Basket|Dunzo|Licious|Country Delight|Milkbasket|FairPrice|NTUC FairPrice|Cold Storage|Sheng Siong|Lotus's|Mydin|Giant|
  Lulu Hypermarket|Lulu|Spinneys|Gorillas|Getir|Flink|7-Eleven|Circle K|Wawa|Sheetz|FamilyMart|Lawson`,
  // Eating and drinking
  `Starbucks|Costa|Costa Coffee|Caffè Nero|Pret|Pret A Manger|Greggs|Dunkin'|Dunkin Donuts|Tim Hortons|Blue Bottle|Peet's|Philz|Gail's|Leon|Itsu|Wasabi|
  Wagamama|Nando's|Pizza Express|PizzaExpress|Zizzi|Five Guys|Shake Shack|In-N-Out|McDonald's|Maccies|McD|Burger King|Wendy's|KFC|Popeyes|Chick-fil-A|Taco Bell|
  Chipotle|Subway|Domino's|Pizza Hut|Papa John's|Little Caesars|Panera|Panera Bread|Sweetgreen|Panda Express|Arby's|Sonic|Jack in the Box|Dairy Queen|
  Baskin Robbins|Ben & Jerry's|Krispy Kreme|Cinnabon|Auntie Anne's|Olive Garden|Applebee's|Chili's|IHOP|Denny's|Waffle House|Cheesecake Factory|Outback|
  Vapiano|L'Osteria|Nordsee|Hans im Glück|Backwerk|Block House|Jollibee|Swiggy|Zomato|Uber Eats|UberEats|DoorDash|Grubhub|Postmates|Deliveroo|Just Eat|Lieferando|Wolt|
  Glovo|Foodpanda|GrabFood|Talabat|Rappi|iFood|Menulog|Haldiram's|Barbeque Nation|Bikanervala|Saravana Bhavan|Chai Point|Chaayos|Cafe Coffee Day|CCD|Third Wave|Third Wave Coffee|Blue Tokai|Wow Momo|Faasos|
  Behrouz|Mainland China|Wetherspoons|Spoons|BrewDog|Toby Carvery|HelloFresh|Blue Apron|Gousto|Mindful Chef|Itsu|Eataly|Quick|Flunch|Hesburger|Max Burgers|Joe & the Juice|Espresso House|Tim Ho Wan|Din Tai Fung|Ya Kun`,
  // Getting around
  `Uber|Lyft|Bolt|Ola|Rapido|Grab|Gojek|Didi|Careem|Free Now|FreeNow|Cabify|BlaBlaCar|Blu Smart|BluSmart|Namma Yatri|Lime|Bird|Tier|Voi|Zipcar|Turo|Hertz|Avis|Sixt|Europcar|Enterprise|
  Budget Rent a Car|Shell|BP|Esso|Exxon|ExxonMobil|Mobil|Chevron|Texaco|Aral|TotalEnergies|Repsol|Cepsa|Galp|Agip|OMV|Jet|Circle K|Sunoco|Valero|Marathon Gas|Arco|Speedway|Caltex|Petronas|Petron|
  Indian Oil|IndianOil|IOCL|HPCL|BPCL|HP Petrol|Bharat Petroleum|Nayara|Jio-bp|Tesla Supercharger|Tesla|ChargePoint|Electrify America|Ionity|EnBW|JustPark|RingGo|PayByPhone|EasyPark|ParkMobile|SpotHero|FASTag|
  Deutsche Bahn|DB|SBB|ÖBB|SNCF|Trenitalia|Italo|Renfe|Eurostar|Trainline|Amtrak|Greyhound|FlixBus|National Express|Megabus|TfL|LNER|GWR|IRCTC|RedBus|AbhiBus|BVG|MVV|MTA|BART|Oyster|EZ-Link|Clipper`,
  // Travel
  `Booking.com|Airbnb|Expedia|Hotels.com|Agoda|Trivago|Trip.com|Kayak|Skyscanner|Hostelworld|Vrbo|MakeMyTrip|Goibibo|Cleartrip|Yatra|EaseMyTrip|OYO|Taj Hotels|ITC Hotels|
  Marriott|Hilton|Hyatt|IHG|Holiday Inn|Premier Inn|Travelodge|Ibis|Novotel|Accor|Radisson|Sheraton|Westin|Ritz-Carlton|Best Western|Motel 6|Motel One|Super 8|
  Ryanair|easyJet|Wizz Air|Vueling|Lufthansa|Eurowings|Swiss Air|KLM|Air France|British Airways|Iberia|TAP|SAS|Norwegian|Finnair|Aer Lingus|Emirates|Etihad|
  Qatar Airways|Turkish Airlines|Singapore Airlines|AirAsia|IndiGo|Air India|Vistara|SpiceJet|Akasa Air|Delta|Delta Airlines|United Airlines|American Airlines|JetBlue|Southwest|Southwest Airlines|Alaska Airlines|Qantas|Jetstar|
  Air Canada|WestJet|Cathay Pacific|ANA|JAL|TUI|GetYourGuide|Viator|Klook`,
  // Phone, energy, insurance, banks, health, fees
  `Vodafone|Telekom|T-Mobile|O2|EE|Three|Sky|Virgin Media|BT|TalkTalk|giffgaff|Verizon|AT&T|Comcast|Xfinity|Spectrum|Mint Mobile|Cricket Wireless|Google Fi|Orange|SFR|Free Mobile|
  Bouygues|Movistar|TIM|Wind Tre|Iliad|Swisscom|Sunrise|Salt|Jio|JioFiber|Airtel|Vi|BSNL|ACT Fibernet|Tata Play|Tata Sky|Dish TV|Singtel|StarHub|Maxis|Celcom|Telstra|Optus|Rogers|Bell Canada|
  British Gas|Octopus Energy|Octopus|E.ON|EDF|EDF Energy|Vattenfall|EnBW|RWE|Engie|Iberdrola|Endesa|Enel|Thames Water|Severn Trent|PG&E|Con Edison|ConEd|Duke Energy|BESCOM|MSEB|MSEDCL|Tata Power|Adani Electricity|BSES|Torrent Power|
  Indane|HP Gas|Bharat Gas|Mahanagar Gas|Allianz|AXA|Aviva|Geico|Progressive|State Farm|Allstate|Lemonade|HUK|HUK24|Ergo|Zurich|Generali|LIC|HDFC Ergo|HDFC Life|ICICI Lombard|ICICI Prudential|Star Health|Acko|Digit|PolicyBazaar|SBI Life|Bupa|Kaiser|
  Cigna|Aetna|Vanguard|Fidelity|Robinhood|Schwab|Charles Schwab|Coinbase|Binance|Kraken|Zerodha|Groww|Upstox|Kuvera|Trade Republic|Scalable Capital|eToro|Degiro|Hargreaves Lansdown|Trading 212|
  PureGym|The Gym Group|Planet Fitness|Equinox|LA Fitness|Gold's Gym|Anytime Fitness|Cult.fit|Cultfit|McFit|FitX|Urban Sports Club|ClassPass|Peloton|24 Hour Fitness|Urban Company|Great Clips|Supercuts|Toni & Guy|
  AMC|Regal|Cinemark|Odeon|Vue|Cineworld|PVR|INOX|PVR INOX|BookMyShow|Ticketmaster|Eventbrite|StubHub|Live Nation|UGC|Pathé|Kinepolis|CinemaxX|Coursera|Udemy|Skillshare|Unacademy|Byju's|Khan Academy|MasterClass|
  FedEx|UPS|USPS|DHL|Hermes|DPD|Royal Mail|India Post|Blue Dart|Delhivery|Red Cross|UNICEF|Oxfam|WWF|Greenpeace|Wikipedia|GoFundMe|Salvation Army|Goodwill|Akshaya Patra|GiveIndia|Save the Children|Doctors Without Borders`,
];

/** Brands that are everyday words as well: a payee only with a capital letter, after "at" or "from", or at the end. */
const wordlike = `target|next|boots|gap|shell|apple|orange|three|sky|bird|lime|tier|bolt|grab|ross|delta|jet|action|giant|mango|medium|
  wish|quick|leon|vue|spectrum|sunrise|salt|digit|titan|progressive|bell|steam|zoom|notion|slack|sonic|subway|lush|saturn|
  penny|dia|free|enterprise|ring|max|ergo|meny|kiwi|vi|ee|ion|dm|db|swiss|jumbo|lifestyle|more|budget|casino|square|lemonade|hinge|bumble|
  next|ana|tim|sas|tap|oyster|clipper|spoons|regal|octopus|lotus|ice|united|spirit|frontier|coop|otto|countdown|checkers|staples|sprouts|fidelity|zurich|act|engie|tui`;

export const brandNames: readonly string[] = [
  ...new Set(
    brandLists
      .flatMap((list) => list.split('|'))
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

export const wordlikeBrands: ReadonlySet<string> = new Set(wordlike.split('|').map((name) => name.trim()));
