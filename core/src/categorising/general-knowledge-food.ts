/** Shops and dishes, written in the form that `parseKnowledge` reads. */
export const foodKnowledge = `
# supermarket | groceries
aldi, lidl, tesco, tesco express, tesco extra, sainsburys, asda, morrisons, waitrose, ocado, coop food, co op food, coop
iceland foods, iceland?, budgens, londis, costcutter, nisa, m s simply food, m&s simply food, marks spencer food, m s food
booths, farmfoods, spar, spar express, one stop?, happy shopper, whole foods, whole foods market, wholefds, trader joe, trader joes
kroger, safeway, publix, albertsons, ralphs, vons, wegmans, meijer?, heb, h e b, food lion, giant food, giant eagle, stop shop
stop & shop, shoprite, shop rite, winn dixie, winco, sprouts, sprouts farmers, harris teeter, fred meyer, hy vee, hyvee, aldi sud
piggly wiggly, save a lot, savealot, food 4 less, smart final, stater bros, market basket, hannaford, acme markets, jewel osco
king soopers, frys food, smiths food, dillons, schnucks, ingles, lowes foods, bi lo, gristedes, fairway market, fresh market
fresh thyme, grocery outlet, grocery, groceries, groc, grocery store, grocers, greengrocer, supermarket, super market, hypermarket
hmart, h mart, 99 ranch, mitsuwa, patel brothers, costco, costco whse, costco wholesale, sams club, samsclub, bjs wholesale
instacart, fresh direct, freshdirect, amazon fresh, amazonfresh, amzn fresh, gopuff?, misfits market, imperfect foods, thrive market
loblaws, no frills, nofrills, real canadian superstore, sobeys, metro groceries, food basics, freshco, zehrs, save on foods
iga, provigo, maxi cie, farm boy, longos, t t supermarket, coles, woolworths, woolies, harris farm, foodland, foodworks
countdown, pak n save, paknsave, new world, four square, rewe, edeka, kaufland, penny markt, penny?, netto, netto marken, norma?
real sb, globus?, hit markt, tegut, famila, marktkauf, nahkauf, denns, dennree, alnatura, bio company, basic bio, combi markt
e center, ecenter, v markt, wasgau, supermarkt, lebensmittel, getrankemarkt, trinkgut, getranke hoffmann, wochenmarkt, metzgerei
fleischerei, feinkost, hofladen, bioladen, flink, gorillas, picnic, knuspr, getir, hellofresh, hello fresh, billa, billa plus
hofer, mpreis, merkur markt, interspar, eurospar, unimarkt, adeg, migros, denner, volg, coop pronto, carrefour, carrefour market
carrefour city, auchan, leclerc, e leclerc, intermarche, super u, hyper u, u express, systeme u, casino shop, geant casino?
monoprix, franprix, picard, picard surgeles, biocoop, naturalia, grand frais, cora, match supermarche, leader price, g20
supermarche, hypermarche, epicerie, boucherie, poissonnerie, fromagerie, primeur, charcuterie, alimentation, alimentaire, marche?
mercadona, dia, eroski, alcampo, hipercor, supercor, consum, bonpreu, condis, caprabo, ahorramas, gadis, froiz, supermercado
supermercados, hipermercado, fruteria, carniceria, pescaderia, alimentacion, ultramarinos, mercado municipal, froiz, el arbol
esselunga, conad, pam panorama, ipercoop, iper, despar, eurospin, md discount, bennet, crai, tigros, carrefour express, sigma
supermercato, supermercati, alimentari, macelleria, ortofrutta, salumeria, albert heijn, ah to go, jumbo supermarkten, jumbo
plus supermarkt, dirk vd broek, dirk van den broek, vomar, hoogvliet, deka markt, dekamarkt, ekoplaza, spar city, boni, poiesz
boodschappen, slager, groenteboer, delhaize, ad delhaize, colruyt, okay colruyt, bio planet, alvo, continente, pingo doce
minipreco, intermarche, mercearia, talho, minimercado, kiwi, rema 1000, rema, meny, coop extra, coop prix, coop mega, coop obs
extra?, bunnpris, joker, oda, naerbutikken, matkroken, dagligvarer, ica, ica maxi, ica nara, ica kvantum, ica supermarket, maxi ica
willys, hemkop, lidl sverige, city gross, mathem, stora coop, coop konsum, coop nara, livsmedel, matbutik, fotex, bilka, irma
kvickly, superbrugsen, daglibrugsen, fakta, meny dk, rema1000, nemlig, lovbjerg, min kobmand, prisma, s market, smarket
k market, kmarket, k citymarket, k supermarket, alepa, sale k, ruokakauppa, bonus is, kronan, biedronka, zabka, stokrotka
dino polska, dino, lewiatan, polomarket, topaz, carrefour polska, freshmarket, delikatesy, spozywczy, sklep spozywczy, piekarnia?
mila?, albert, albert hypermarket, billa cz, kaufland cz, tesco hypermarket, globus cz, coop jednota, jednota, potraviny, rohlik
kosik cz, terno, penny market, interspar cz, cba, match, profi, mega image, maxima, rimi, iki, prisma peremarket, selver
pyaterochka, perekrestok, magnit, bim, a101, sok market, sok, migros turkiye, carrefoursa, sklavenitis, ab vassilopoulos
big bazaar, bigbazaar, dmart, d mart, avenue supermarts, reliance fresh, reliance smart, reliance retail, smart bazaar, more supermarket
more retail, spencers, star bazaar, natures basket, bigbasket, big basket, bbnow, grofers, blinkit, zepto, zeptonow, dunzo
swiggy instamart, instamart, jiomart, country delight, milkbasket, nilgiris, ratnadeep, heritage fresh, lulu hypermarket, lulu
kirana, kirana store, kirana stores, provision store, provisions, general store, general stores, ration, kiryana, sabzi, mandi?
sheng siong, fairprice, ntuc fairprice, ntuc, cold storage, giant hyper, giant supermarket, redmart, prime supermarket, mydin, econsave
village grocer, jaya grocer, aeon, aeon big, lotuss, lotus s, tf value mart, 99 speedmart, speedmart, speed mart, kk super mart
bens independent, pasar, pasaraya, pasar raya, kedai runcit, runcit, hero market, nsk trade, soriana, chedraui, bodega aurrera
bodega aurrera, walmart express, superama, la comer, city market, oxxo?, abarrotes, tortilleria, despensa, pao de acucar, assai
atacadao, carrefour bairro, extra hiper, zaffari, hortifruti, sacolao, acougue, mercearia, big bompreco, sams club br, supermercado guanabara
aeon style, ito yokado, itoyokado, seiyu, life corp, maruetsu, summit store, gyomu super, inageya, kasumi, don quijote?
emart, homeplus, lotte mart, park n shop, parknshop, wellcome, carrefour tw, pxmart, rt mart, hema, checkers, pick n pay, shoprite
woolworths food, naivas, quickmart, carrefour uae, choithrams, lulu hyper, spinneys, union coop, tops market, big c, makro
puregold, sm supermarket, robinsons supermarket, indomaret, alfamart, superindo, foodhall, hypermart, farmers market, farm shop
butcher, butchers, fishmonger, deli market, food market, food mart, foods co, fresh produce, produce market, organic market, halal meat
meat market, seafood market, asian market, asia markt, asia supermarkt, food hall?, market?, mkt?, foods?

# food-items | groceries .85 dining .15
milk, eggs, egg, bread, butter, cheese, paneer, curd, dahi, yogurt, yoghurt, ghee, atta, flour, rice, basmati, dal, daal, toor dal
moong, chana dal, rajma, besan, poha, rava, sooji, suji, maida, sugar, jaggery, salt, oil, cooking oil, sunflower oil, masala, spices
haldi, mirchi, jeera, vegetable, vegetables, veggies, veg?, bhaji, sabji, bhindi, palak, methi, aloo?, potato, potatoes, onion, onions
tomato, tomatoes, carrot, cabbage, cauliflower, spinach, garlic, ginger, coriander, lemon, lemons, cucumber, brinjal, peas, beans
mushroom, capsicum, fruit, fruits, apple fruit, apples, banana, bananas, mango, mangoes, grapes, orange fruit, oranges, watermelon, papaya
pomegranate, guava, chikoo, strawberry, strawberries, pineapple, kiwi fruit, kiwis, pear, dates?, dry fruits, dryfruits, almonds, cashew
kaju, badam, peanuts, groundnut, raisins, coconut, nariyal, meat, mutton, fish, prawns, chicken 1kg, chicken 500, raw chicken, bacon
sausages, ham, cereal, cornflakes, corn flakes, oats, muesli, pasta, noodles?, jam, honey, ketchup, pickle, papad, mayonnaise, sauce
bournvita, horlicks, complan, tea powder, tea leaves, coffee powder, nescafe, bru coffee, green tea bags, mineral water, water bottle
water can, drinking water, bisleri, mother dairy, amul, amul milk, amul butter, nandini, gokul, dairy, milk dairy, doodh, dudh
chapati flour, chakki, flour mill, wheat, jowar, bajra, ragi, sabudana, vermicelli, tofu, obst, gemuse, brot, milch, eier, kase, fleisch
legumes, lait, oeufs, fromage, viande, pain, leche, huevos, pan?, verdura, verduras, fruta, frutas, latte e uova, pane, frutta, brod, melk
groenten, leite, ovos, frutas e verduras, bawang, telur, ayam?, ikan, sayur, buah, beras

# toiletries | groceries .5 personal_care .4 health .1
soap, shampoo, toothpaste, toothbrush, tooth paste, tooth brush, detergent, surf excel, washing powder, toilet paper, tissue, tissues
tissue paper, sanitary pads, whisper, stayfree, napkins, handwash, hand wash, sanitizer, dettol, harpic, lizol, vim bar, phenyl, mop
floor cleaner, dishwash, face wash, facewash, hair oil, coconut oil, parachute oil, body wash, deodorant, deo, razor, shaving, gillette
conditioner, body lotion, moisturizer, vaseline, comb, cotton buds, toiletries, toilet cleaner, garbage bags, trash bags, cleaning supplies

# convenience | groceries .55 dining .25 vehicle .2
7 eleven, 7eleven, seven eleven, circle k, wawa, sheetz, quiktrip, quik trip, racetrac, kwik trip, casey s, caseys, speedway?, cumberland farms
family mart, familymart, lawson, mini stop, ministop, am pm, ampm, pressbyran, pressbyraan, narvesen, mix kiosk, deli de luca, r kiosk
kiosk, kiosque, kiosco, kiosko, trafik?, spati, spaetkauf, spatkauf, tabac, tabak, tobacco, tabaccheria, estanco, ruch, relay?, corner shop
corner store, corner market, convenience, convenience store, mini mart, minimart, mini market, minimarket, bodega, newsagent, newsagents
oxxo, kiosk k, k kiosk, avec shop, yesmart, 24h shop, depanneur, couche tard, smart mart, off licence, off license, cigarettes, cigarette
vape, vape shop, smoke shop, marlboro, pan shop, paan

# bakery | dining .5 groceries .5
bakery, bakers, backerei, backhaus, backwerk, brotfabrik, konditorei, boulangerie, boul patisserie, patisserie, panaderia, pasteleria
panificio, forno, pasticceria, bakker, bakkerij, bakeri, baker hansen, bageri, lagkagehuset, padaria, panificadora, confeitaria
piekarnia, cukiernia, pekarna, pekarstvi, cukrarna, cukraszda, pekseg, leipomo, kamps, ditsch, le crobag, steinecke, heberer, ankerbrot
strock, der mann, greggs, gail s, gails, cake, cakes, cake shop, pastry, pastries, donut, donuts, doughnut, monginis, theobroma, merwans
iyengar bakery, breadtalk, bread talk, four leaves, paris baguette, tous les jours, paul boulangerie, brioche doree, maison kayser
poilane, nothing bundt, crumbl, insomnia cookies, cookies?

# liquor | dining .55 groceries .45
vinmonopolet, systembolaget, alko, lcbo, saq, beer store, bc liquor, bevmo, total wine, totalwine, liquor, liquors, liquor store, wine shop
wine store, wines, wines spirits, spirits, beer wine, dan murphys, bws, liquorland, liquor barn, bottle shop, bottleshop, majestic wine
nicolas vins, caviste, vinothek, weinhandlung, jacques wein, enoteca, bodegas, wine merchant, wine, beer, whisky, whiskey, vodka, rum, daru
theka, vino, alcohol, alcool, alkohol, gall gall, slijterij, drankenhandel, duty free?
# coffee | dining
starbucks, costa coffee, costa, caffe nero, nero?, pret a manger, pret, dunkin, dunkin donuts, tim hortons, peets, peets coffee, caribou coffee
dutch bros, philz, blue bottle, intelligentsia, stumptown, coffee bean, gloria jeans, second cup, balzac coffee, einstein kaffee
segafredo, espresso house, waynes coffee, joe the juice, joe and the juice, kaffebrenneriet, stockfleths, lavazza, illy, cafe coffee day
ccd, barista, third wave coffee, blue tokai, chaayos, chai point, tea villa, zus coffee, kopi, kopitiam, toast box, ya kun, killiney
oldtown, old town white, doutor, tullys, komeda, cafe de coral?, coffee, coffees, coffee shop, coffeeshop, cafe, cafes, cafeteria?, caffe
kaffee, kaffeerosterei, koffie, koffiehuis, kaffe, kahvila, kavarna, kawiarnia, kavehaz, espresso, latte, cappuccino, kaffebar, tearoom
tea room, tea house, tea stall, teahouse, bubble tea, boba, gong cha, gongcha, koi the, chatime, tealive, kung fu tea, tiger sugar
roastery, roasters, roaster, konditori, salon de the, nespresso?, tchibo?, esquires, harris hoole, black sheep coffee, taylor st, cafe nero

# tea-snack | dining
chai, tea, tapri, cutting chai, samosa, vada, vadapav, vada pav, wada pav, pav bhaji, pavbhaji, misal, misal pav, pani puri, panipuri
golgappa, bhel, bhelpuri, sev puri, dabeli, kachori, pakoda, pakora, bhajiya, bhajji, chaat, chat?, chana chat, idli, dosa, masala dosa
uttapam, medu vada, upma, poori, puri bhaji, paratha, parathas, thepla, dhokla, khandvi, fafda, jalebi, farsan, namkeen, haldiram, haldirams
wafers, chips, lays, kurkure, biscuit, biscuits, parle, parle g, good day biscuit, oreo, maggi, maggie, popcorn, peanuts chikki, chikki
snack, snacks, sandwich, sandwiches, frankie, roll?, spring roll, momos, momo, puff, patties, khari, toast, cutlet, bread pakoda
sugarcane juice, juice, juices, fruit juice, lassi, chaas, buttermilk, lemon soda, nimbu pani, soda, cold drink, cold drinks, colddrink
coca cola, coke, pepsi, sprite, thums up, maaza, frooti, rasna, tang, red bull, coconut water, nariyal pani, milkshake, milk shake
smoothie, smoothies, shake, beverage, beverages, drink, drinks, soft drink, vending, vending machine, selecta, canteen vending, automaten

# sweets | dining .8 groceries .2
ice cream, icecream, icecreams, gelato, gelateria, glace, helado, heladeria, eisdiele, eiscafe, baskin robbins, ben jerrys, dairy queen
cold stone, haagen dazs, naturals ice, kulfi, kwality walls, amul ice, cornetto, froyo, yogurtland, pinkberry, sweet, sweets, mithai
gulab jamun, rasgulla, rasmalai, barfi, burfi, kaju katli, pedha, peda, ladu, laddu, ladoo, modak, halwa, shrikhand, mysore pak, chocolate
chocolates, dairy milk, kitkat, kit kat, 5 star choc, ferrero, munch, perk, candy, toffee, dessert, desserts, lindt, godiva, hotel chocolat
confectionery, confiserie, sees candies, hussel, arko, chocolatier, chocolaterie

# fast-food | dining
mcdonalds, mcdonald, mc donalds, mcd, mcdo, maccas, burger king, hungry jacks, kfc, kentucky fried, subway, wendys, taco bell, chick fil a
chickfila, chipotle, five guys, in n out, popeyes, arbys, jack in the box, jimmy johns, jersey mikes, panda express, panera, panera bread
shake shack, sonic drive, sonic?, whataburger, white castle, culvers, carls jr, hardees, del taco, el pollo loco, raising canes, zaxbys
bojangles, qdoba, moes southwest, firehouse subs, quiznos, papa johns, papa john, dominos, domino s, dominos pizza, pizza hut, little caesars
pizza, pizzeria, pizza express, pizzaria, papa murphys, blaze pizza, telepizza, nordsee, vapiano, hans im gluck, peter pane, doner, doener
kebab, kebap, kabab, doner kebap, durum, shawarma, falafel, gyros, imbiss, currywurst, pommes, frituur, friterie, snackbar, quick burger
leon?, itsu, wasabi?, yo sushi, wagamama, tortilla mexican, taco, tacos, burrito, burger, burgers, burgerme, hesburger, max burgers, max hamburgare
sibylla, sunset boulevard, jollibee, mang inasal, marrybrown, a w restaurant, texas chicken, wow momo, faasos, behrouz, jumboking
goli vada pav, burger singh, mos burger, yoshinoya, sukiya, matsuya, cocoichi, bobs burger, habibs, giraffas, telepizza, pans company
fast food, fastfood, takeaway, take away, takeout, take out, takeout food, fish chips, fish and chips, chippy, chicken shop, nandos, nando s
wimpy, steers, guzman y gomez, grilld, oporto, red rooster, zambrero, roll d, harveys, mary browns, a&w, swiss chalet, pollo tropical
wingstop, buffalo wild wings, hot dog, hotdog, polser, pylsur, food truck, foodtruck, street food, drive thru, smashburger, sweetgreen, cava grill

# restaurant | dining
restaurant, restaurants, restaurante, restaurang, restaurace, restauracja, restauracia, ristorante, restorant, ravintola, rest?, restoran
dining, diner, dine, dinner, lunch, breakfast, brunch, supper, eatery, eating, eating out, bistro, brasserie, trattoria, osteria, taverna, tavern
taverne, gasthaus, gasthof, gaststatte, wirtshaus, ratskeller, speisewagen, kantine, mensa, canteen, mess, office mess, cantine, cantina
comedor, casa de comidas, tapas, taperia, asador, marisqueria, cerveceria, steak, steakhouse, steak house, grill, grillhouse, bbq, barbecue
barbeque, barbeque nation, smokehouse, sushi, ramen, izakaya, noodle, noodles, noodle bar, dim sum, dimsum, hotpot, pho, thai, thai food
thai restaurant, chinese, chinese restaurant, indian restaurant, italian restaurant, mexican, mexican restaurant, japanese, korean bbq
greek restaurant, vietnamese, lebanese, mediterranean, curry, curry house, tandoori, tandoor, dhaba, biryani, briyani, biriyani
chicken biryani, thali, meals, meal, tiffin, tiffins, khanawal, udupi, saravana bhavan, sagar ratna, bikanervala, mtr, a2b, chapati, chapatis
roti, naan, sabzi roti, dal rice, fried rice, manchurian, chicken, chicken lollipop, lollypop, tikka, butter chicken, soup, salad, seafood restaurant
olive garden, applebees, chilis, red lobster, outback, texas roadhouse, cracker barrel, ihop, dennys, waffle house, cheesecake factory
pf changs, p f changs, california pizza, tgi fridays, tgi friday, hard rock cafe, ruby tuesday, red robin, bob evans, perkins, first watch
bonefish, carrabbas, longhorn, maggianos, benihana, hooters, village inn, golden corral, zizzi, prezzo, ask italian, bella italia, carluccios
harvester, toby carvery, beefeater, frankie bennys, frankie & bennys, dishoom, giggling squid, loch fyne, cote brasserie, byron, honest burgers
franco manca, pho cafe, las iguanas, turtle bay, gourmet burger, nandos, la tagliatella, foster s hollywood, fosters hollywood, vips, ginos
100 montaditos, 100montaditos, buffalo grill, hippopotamus, courtepaille, flunch, leon de bruxelles, la pataterie, del arte, block house
maredo, losteria, l osteria, hofbrauhaus, peppes, egon, jensens, oleana, bastard burgers, pinchos, food court, foodcourt, food republic
hawker, nasi, nasi lemak, nasi kandar, mee, bak kut teh, chicken rice, roti canai, mamak, restoran, warung, kedai makan, makan, teppanyaki
sizzler, din tai fung, haidilao, ajisen, sakae sushi, sushi zanmai, kura sushi, sushiro, hamazushi, saizeriya, gusto, jonathans, royal host
paragon restaurant, churrascaria, lanchonete, pastelaria, rodizio, bar e restaurante, marmita, comida, comidas, almuerzo, cena, desayuno
almoco, jantar, dejeuner, diner restaurant, repas, resto, essen, mittagessen, abendessen, fruhstuck, middag, lunsj, obed, obiad, jidlo
vecere, pranzo, colazione, food, foods and drinks, food court, catering, hotel restaurant, kitchen restaurant, creperie, crepe, rotisserie
zomato, swiggy dineout, eazydiner, dineout, opentable, resy, thefork, toast tab, restaurent, hotel food, veg thali, non veg, punjabi

# delivery | dining
uber eats, ubereats, uber eat, doordash, door dash, dd doordash, grubhub, seamless, postmates, caviar, gopuff, deliveroo, just eat, justeat
hungryhouse, foodhub, lieferando, lieferheld, wolt, foodora, glovo, glovoapp, takeaway com, thuisbezorgd, pyszne, damejidlo, bolt food, boltfood
ifood, rappi, pedidos ya, pedidosya, didi food, swiggy, zomato, foodpanda, food panda, grabfood, grab food, gofood, shopeefood, menulog
skip the dishes, skipthedishes, skip dishes, demae can, demaecan, baemin, yogiyo, meituan, eleme, talabat, careem food, hungerstation, food delivery
eatsure, eatclub, box8, freshmenu, dunzo food, delivery hero, ezcater, slice pizza, factor meals, blue apron, gousto, mindful chef, marley spoon
chefkoch, home chef, everyplate, order food, meal kit, food order

# bar | dining .85 entertainment .15
bar, bars, pub, pubs, public house, brewing, brewing company, brewery, brewpub, brew pub, brewhouse, brauhaus, brauerei, biergarten, beer garden
beer hall, taproom, tap room, taphouse, ale house, alehouse, gastropub, irish pub, sports bar, wine bar, winebar, cocktail
cocktails, cocktailbar, lounge, kneipe, schanke, nightclub?, saloon bar, bodeguita, cervejaria, birreria, biere, craft beer, wetherspoon
j d wetherspoon, jd wetherspoon, wetherspoons, greene king, mitchells butlers, stonegate, youngs pub, fullers, brewdog, slug lettuce, all bar one
obriens, social offline, tavern bar, hookah, shisha, inn pub, boteco, barzinho, hospoda, pivnice, bar & grill, bar grill, happy hour
`;
